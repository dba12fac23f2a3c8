import { formatLocal, useFormat } from '@forecourt/ui'
import { type T, useT } from '../../i18n/index.ts'
import { useBranch } from '../shell/branch-context.ts'
import { type RateRule, useClasses, useGroups } from './rates.ts'
import { weekdayName } from './weekday-name.ts'

export type RuleWords = Pick<
  RateRule,
  | 'kind'
  | 'product'
  | 'classId'
  | 'branchId'
  | 'groupId'
  | 'fromDate'
  | 'toDate'
  | 'weekdays'
  | 'minDays'
  | 'minTakenBp'
  | 'changeBp'
>

/** Says a rule as a sentence: "Weekends in August 2026, all vehicles, this branch, +15 %". */
export function useRuleSentence(): (rule: RuleWords) => string {
  const t = useT()
  const { branch } = useBranch()
  const { language, locale, number } = useFormat()
  const classes = useClasses()
  const groups = useGroups()
  const percent = usePercent()

  const who = ({ product, classId }: RuleWords) =>
    classId === null
      ? t(`pricing.all.${product}`)
      : (classes.find(({ id }) => id === classId)?.name[language] ?? classId)
  const where = ({ branchId, groupId }: RuleWords) => {
    if (groupId !== null)
      return t('pricing.inGroup', { name: groups.find(({ id }) => id === groupId)?.name ?? groupId })
    if (branchId === null) return t('pricing.everywhere')
    return branchId === branch.id ? t('pricing.here') : branchId
  }
  const when = (rule: RuleWords) => {
    const days = [weekdaysIn(rule.weekdays, t, locale), datesIn(rule, t, locale)].filter(Boolean).join(' ')
    if (rule.kind === 'length') return t('pricing.fromDays', { count: rule.minDays ?? 0 })
    if (rule.kind !== 'demand') return days || t('pricing.everyDay')
    const taken = number((rule.minTakenBp ?? 0) / 10_000, { style: 'percent', maximumFractionDigits: 1 })
    return [t('pricing.fromTaken', { taken }), days].filter(Boolean).join(', ')
  }
  return (rule) => capital([when(rule), who(rule), where(rule), percent(rule.changeBp)].join(', '))
}

/** Writes a change of a price: "+15%", "-6.5%", "no change". */
export function usePercent(): (points: number) => string {
  const t = useT()
  const { number } = useFormat()
  return (points) =>
    points === 0
      ? t('pricing.noChange')
      : number(points / 10_000, { style: 'percent', signDisplay: 'always', maximumFractionDigits: 2 })
}

/** With a capital, as a sentence or a choice begins. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

const [weekend, workdays] = [96, 31]

function weekdaysIn(bits: number | null, t: T, locale: string): string {
  if (bits === null || bits === 127) return ''
  if (bits === weekend) return t('pricing.weekends')
  if (bits === workdays) return t('pricing.workdays')
  const names = [0, 1, 2, 3, 4, 5, 6]
    .filter((nth) => bits & (1 << nth))
    .map((nth) => t('pricing.onDay', { day: weekdayName(nth, locale) }))
  return new Intl.ListFormat(locale).format(names)
}

/** "in August 2026" for a whole month, else the first and the last day. */
function datesIn({ fromDate, toDate, weekdays }: RuleWords, t: T, locale: string): string {
  if (fromDate === null || toDate === null) return ''
  const day = (date: string) => formatLocal(`${date}T12:00`, locale, 'dateYear')
  const [year = 0, month = 0] = fromDate.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
  const isMonth = fromDate.endsWith('-01') && toDate === lastOfMonth
  const dates = isMonth
    ? t('pricing.inMonth', { month: formatLocal(`${fromDate}T12:00`, locale, 'month') })
    : t('pricing.fromTo', { from: day(fromDate), to: day(toDate) })
  return weekdays === null ? `${t('pricing.everyDay')} ${dates}` : dates
}
