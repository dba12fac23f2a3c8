import { createRateRuleInput, type Product, type RateRuleTerms } from '@forecourt/domain/pricing/contract'
import type { T } from '../../i18n/index.ts'
import { type Read, readOf, type Wrong } from '../kit/read-form.ts'
import type { RateRule } from './rates.ts'
import { parseCount, parsePercent, typedPercent } from './typed.ts'

/** Where a rule holds: this branch, everywhere, or the id of a group. */
type Scope = 'here' | 'everywhere' | `group:${string}`

export type RuleForm = {
  kind: RateRuleTerms['kind']
  product: Product
  classId: string
  scope: Scope
  weekdays: number
  fromDate: string
  toDate: string
  minTaken: string
  minDays: string
  change: string
  nameEn: string
  nameFr: string
}

export const newRule = (product: Product): RuleForm => ({
  ...{ kind: 'season', product, classId: '', scope: 'here', weekdays: 0 },
  ...{ fromDate: '', toDate: '', minTaken: '', minDays: '', change: '', nameEn: '', nameFr: '' },
})

/** What stands in the fields when a rule is changed. */
export const formOfRule = (rule: RateRule, locale: string): RuleForm => ({
  kind: rule.kind,
  product: rule.product,
  classId: rule.classId ?? '',
  scope: rule.groupId !== null ? `group:${rule.groupId}` : rule.branchId !== null ? 'here' : 'everywhere',
  weekdays: rule.weekdays ?? 0,
  fromDate: rule.fromDate ?? '',
  toDate: rule.toDate ?? '',
  minTaken: rule.minTakenBp === null ? '' : typedPercent(rule.minTakenBp, locale),
  minDays: String(rule.minDays ?? ''),
  change: typedPercent(rule.changeBp, locale, 'always'),
  nameEn: rule.nameEn,
  nameFr: rule.nameFr,
})

/** The terms that a form says, as far as it says any. */
function termsOf(form: RuleForm, branchId: string) {
  const { kind, scope } = form
  const dated = {
    fromDate: form.fromDate || null,
    toDate: form.toDate || null,
    weekdays: form.weekdays || null,
  }
  return {
    kind,
    product: form.product,
    classId: form.classId || null,
    branchId: scope === 'here' ? branchId : null,
    groupId: scope.startsWith('group:') ? scope.slice('group:'.length) : null,
    nameEn: form.nameEn,
    nameFr: form.nameFr,
    changeBp: parsePercent(form.change),
    ...(kind === 'length' ? { minDays: parseCount(form.minDays) } : dated),
    ...(kind === 'demand' && { minTakenBp: parsePercent(form.minTaken) }),
  }
}

/** Where a term is typed, in the order on screen. */
const fields = {
  weekdays: 'weekdays',
  fromDate: 'fromDate',
  toDate: 'toDate',
  minTakenBp: 'minTaken',
  minDays: 'minDays',
  changeBp: 'change',
  nameEn: 'nameEn',
  nameFr: 'nameFr',
} as const satisfies Record<string, keyof RuleForm>

/** Reads the form by the verb's own rules. */
export function readRule(form: RuleForm, branchId: string, t: T): Read<RuleForm, RateRuleTerms> {
  const read = createRateRuleInput.safeParse({ terms: termsOf(form, branchId) })
  const wrongTerms = new Set(read.error?.issues.map(({ path }) => path[1]))
  const wrong: Wrong<RuleForm> = {}
  for (const [term, field] of Object.entries(fields)) {
    if (!wrongTerms.has(term)) continue
    const which = field === 'change' && form.kind === 'length' ? 'discount' : field
    wrong[field] = t(`pricing.rule.wrong.${which}`)
  }
  return readOf(read.data?.terms, wrong)
}

/** Names that a rule has yet to be given do not keep its prices from being shown. */
export function draftOf(form: RuleForm, branchId: string, t: T): RateRuleTerms | undefined {
  const unnamed = t('pricing.rule.newTitle')
  const named = { ...form, nameEn: form.nameEn.trim() || unnamed, nameFr: form.nameFr.trim() || unnamed }
  return readRule(named, branchId, t).value
}
