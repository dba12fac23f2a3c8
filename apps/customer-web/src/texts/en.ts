import { account } from './en/account.ts'
import { book } from './en/book.ts'
import { bookings } from './en/bookings.ts'
import { change } from './en/change.ts'
import { help } from './en/help.ts'
import { licence } from './en/licence.ts'
import { map } from './en/map.ts'
import { notify } from './en/notify.ts'
import { offer } from './en/offer.ts'
import { results } from './en/results.ts'
import { search } from './en/search.ts'
import { shell } from './en/shell.ts'

export const en = {
  account,
  book,
  bookings,
  change,
  help,
  licence,
  map,
  notify,
  offer,
  results,
  search,
  shell,
} as const
