import type { Translation } from '@forecourt/ui'
import type { en } from './en.ts'
import { account } from './fr/account.ts'
import { book } from './fr/book.ts'
import { bookings } from './fr/bookings.ts'
import { change } from './fr/change.ts'
import { help } from './fr/help.ts'
import { licence } from './fr/licence.ts'
import { map } from './fr/map.ts'
import { notify } from './fr/notify.ts'
import { offer } from './fr/offer.ts'
import { results } from './fr/results.ts'
import { search } from './fr/search.ts'
import { shell } from './fr/shell.ts'

export const fr: Translation<typeof en> = {
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
}
