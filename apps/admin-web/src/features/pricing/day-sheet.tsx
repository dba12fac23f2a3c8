import { useTRPC } from '@forecourt/client'
import type { LineItem, Product } from '@forecourt/domain/pricing/contract'
import { formatLocal, PriceTable, Sheet, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { usePriceLines } from '../booking/price-lines.ts'
import { Facts } from '../kit/facts.tsx'
import { useBranch } from '../shell/branch-context.ts'
import type { PreviewAsk, PreviewedDay } from './preview.ts'
import { usePercent, useRuleSentence } from './sentence.ts'

/** What made the price of a day: each line with the rule behind it, and how taken the branch is. */
export function DaySheet({
  day,
  ask,
  product,
  currency,
  onClose,
}: {
  day: PreviewedDay
  ask: PreviewAsk
  product: Product
  currency: string
  onClose: () => void
}) {
  const t = useT()
  const { branch } = useBranch()
  const { locale, instant, zone, money, number, duration } = useFormat()
  const { date, from, takenBp, live, draft } = day
  const to = new Date(Date.parse(from) + ask.lengthMinutes * 60_000).toISOString()
  const lines = (draft ?? live).lines
  return (
    <Sheet open onClose={onClose} title={formatLocal(`${date}T12:00`, locale, 'dateLong')}>
      <div className="flex flex-col gap-6">
        <Facts
          facts={[
            [t('pricing.day.from'), `${instant(from, branch.timeZone)}, ${zone(branch.timeZone)}`],
            [t('pricing.day.to'), instant(to, branch.timeZone)],
            [t('pricing.length'), duration(ask.lengthMinutes)],
            [t('pricing.day.perDay'), money((draft ?? live).perDayMinor, currency)],
          ]}
        />
        {draft && <Lines title={t('pricing.day.draft')} price={draft} {...{ product, currency }} />}
        <Lines
          title={t(draft ? 'pricing.day.live' : 'pricing.day.price')}
          price={live}
          {...{ product, currency }}
        />
        <section className="rounded-card bg-subtle p-4">
          <h3 className="font-medium">{t('pricing.day.demand')}</h3>
          <p className="mt-1 text-muted">
            {takenBp === null
              ? t('pricing.day.noDemand')
              : t('pricing.day.taken', {
                  taken: number(takenBp / 10_000, { style: 'percent', maximumFractionDigits: 0 }),
                })}{' '}
            {takenBp !== null && <Step line={lines.find(({ code }) => code.startsWith('demand.'))} />}
          </p>
        </section>
      </div>
    </Sheet>
  )
}

/** The step of demand that the day takes today. */
function Step({ line }: { line: LineItem | undefined }) {
  const t = useT()
  const { language } = useFormat()
  const percent = usePercent()
  return line
    ? t('pricing.day.step', {
        name: String(line.params[language]),
        percent: percent(Number(line.params.bp)),
      })
    : t('pricing.day.noStep')
}

function Lines({
  title,
  price,
  product,
  currency,
}: {
  title: string
  price: PreviewedDay['live']
  product: Product
  currency: string
}) {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const sentence = useRuleSentence()
  const rules = useQuery(trpc.pricing.listRateRules.queryOptions({ branchId: branch.id })).data ?? []
  const worded = usePriceLines({ product, currency, lines: price.lines, pickup: branch })
  const ruleBehind = ({ params }: LineItem) => {
    if (params.rule === undefined) return undefined
    const rule = rules.find(({ id }) => id === params.rule)
    if (!rule) return params.version === 0 ? t('pricing.day.thisDraft') : undefined
    return `${sentence(rule)} · ${t('pricing.version', { version: rule.version })}`
  }
  return (
    <section>
      <h3 className="mb-2 font-medium">{title}</h3>
      <PriceTable
        caption={title}
        currency={currency}
        total={price.totalMinor}
        lines={price.lines.map((line, nth) => {
          const words = worded[nth]
          return {
            id: line.code,
            minor: line.amountMinor,
            label: words?.label,
            detail: ruleBehind(line) ?? words?.detail,
          }
        })}
      />
    </section>
  )
}
