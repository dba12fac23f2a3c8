import { createPromotionInput, type Product } from '@forecourt/domain/pricing/contract'
import { parseMoney } from '@forecourt/ui'
import type { z } from 'zod'
import type { T } from '../../i18n/index.ts'
import { instantOf } from '../desk/time-field.tsx'
import { type Read, readOf, type Wrong } from '../kit/read-form.ts'
import { parseCount, parsePercent } from '../pricing/typed.ts'

export type PromoForm = {
  code: string
  name: string
  kind: 'percent' | 'amount' | 'free_day'
  percent: string
  amount: string
  bookFrom: string
  bookUntil: string
  pickupFrom: string
  pickupUntil: string
  maxUses: string
  budget: string
  perCustomer: string
  firstBookingOnly: boolean
  product: Product | ''
  classIds: readonly string[]
  where: 'here' | 'mine' | 'everywhere'
  minDays: string
}

export const newPromo: PromoForm = {
  ...{ code: '', name: '', kind: 'percent', percent: '', amount: '' },
  ...{ bookFrom: '', bookUntil: '', pickupFrom: '', pickupUntil: '' },
  ...{ maxUses: '', budget: '', perCustomer: '', firstBookingOnly: false },
  ...{ product: '', classIds: [], where: 'here', minDays: '' },
}

/** Where a term is typed, in the order on screen. */
const fields = {
  code: 'code',
  name: 'name',
  percentBp: 'percent',
  amountMinor: 'amount',
  bookFrom: 'bookFrom',
  bookUntil: 'bookUntil',
  pickupFrom: 'pickupFrom',
  pickupUntil: 'pickupUntil',
  maxUses: 'maxUses',
  budgetMinor: 'budget',
  perCustomer: 'perCustomer',
  minDays: 'minDays',
} as const satisfies Record<string, keyof PromoForm>

export type PromoPlace = {
  timeZone: string
  currency: string
  /** What each choice of where it is good for stands for; null is everywhere. */
  branchIds: Record<PromoForm['where'], string[] | null>
}

/** Not given is nothing; what is given and cannot be read is refused by the verb's own rules. */
const given = <V>(text: string, read: (text: string) => V | undefined): V | null | undefined =>
  text.trim() === '' ? null : read(text)

/** Reads the form by the verb's own rules. */
export function readPromo(
  form: PromoForm,
  { timeZone, currency, branchIds }: PromoPlace,
  t: T,
): Read<PromoForm, z.input<typeof createPromotionInput>> {
  const { kind } = form
  const instant = (text: string) => given(text, (local) => instantOf(local, timeZone))
  const money = (text: string) => parseMoney(text, currency)
  const input = {
    code: form.code,
    name: form.name,
    kind,
    percentBp: kind === 'percent' ? parsePercent(form.percent) : null,
    amountMinor: kind === 'amount' ? money(form.amount) : null,
    currency: kind === 'amount' || form.budget.trim() !== '' ? currency : null,
    bookFrom: instant(form.bookFrom),
    bookUntil: instant(form.bookUntil),
    pickupFrom: instant(form.pickupFrom),
    pickupUntil: instant(form.pickupUntil),
    maxUses: given(form.maxUses, parseCount),
    budgetMinor: given(form.budget, money),
    perCustomer: given(form.perCustomer, parseCount),
    firstBookingOnly: form.firstBookingOnly,
    product: form.product || null,
    classIds: form.classIds.length > 0 ? [...form.classIds] : null,
    branchIds: branchIds[form.where],
    minDays: given(form.minDays, parseCount),
  }
  const wrongTerms = new Set(createPromotionInput.safeParse(input).error?.issues.map(({ path }) => path[0]))
  const wrong: Wrong<PromoForm> = {}
  for (const [term, field] of Object.entries(fields)) {
    // What was typed and not read would pass as what was left out.
    const unread = input[term as keyof typeof fields] === undefined
    if (unread || wrongTerms.has(term)) wrong[field] = t(`promotions.wrong.${field}`)
  }
  return readOf(input, wrong)
}
