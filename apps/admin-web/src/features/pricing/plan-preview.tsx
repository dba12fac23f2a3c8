import { type Inputs, useTRPC } from '@forecourt/client'
import type { Product } from '@forecourt/domain/pricing/contract'
import { addDays, DataTable, formatLocal, Skeleton, useFormat } from '@forecourt/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { QueryState } from '../kit/query-state.tsx'
import { useToday } from './rates.ts'

type Plan = Omit<Inputs['pricing']['previewPlan'], 'stays'>

/** Stays to show: the weekday (Monday is 0) of next week, the time by the branch's clock, the length in minutes. */
const examples: Record<Product, readonly (readonly [number, string, number])[]> = {
  parking: [
    [0, '09:00', 60],
    [0, '08:00', 600],
    [0, '18:00', 240],
    [5, '10:00', 240],
    [4, '18:00', 2880],
    [0, '10:00', 10_080],
  ],
  rental: [
    [0, '10:00', 1440],
    [4, '10:00', 4320],
    [0, '10:00', 10_080],
    [0, '10:00', 43_200],
  ],
}

/** What some stays of next week would cost by the plan that is typed, beside what they cost now. */
export function PlanPreview({ plan, product }: { plan: Plan | undefined; product: Product }) {
  const t = useT()
  const trpc = useTRPC()
  const { locale, money, duration } = useFormat()
  const monday = nextMonday(useToday())
  const asked = examples[product].map(([weekday, time, lengthMinutes]) => ({
    from: `${addDays(monday, weekday)}T${time}`,
    lengthMinutes,
  }))
  const [{ branchId = '', classId = '' } = {}, terms] = [plan, plan?.terms]
  const preview = useQuery(
    trpc.pricing.previewPlan.queryOptions(
      { branchId, classId, stays: asked, terms: terms ?? { hourlyMinor: 0, dailyMinor: 0, weeklyMinor: 0 } },
      { enabled: plan !== undefined, placeholderData: keepPreviousData, retry: false },
    ),
  )
  return (
    <section aria-labelledby="plan-preview">
      <h2 id="plan-preview" className="font-bold text-lg">
        {t('plans.preview.title')}
      </h2>
      <p className="mb-2 text-muted text-sm">{t('plans.preview.about')}</p>
      {plan ? (
        <QueryState query={preview} skeleton={<Skeleton className="h-64" />}>
          {({ currency, stays }) => (
            <DataTable
              caption={t('plans.preview.title')}
              rows={asked.flatMap((stay, nth) =>
                stays[nth] ? [{ ...stay, ...stays[nth], local: stay.from }] : [],
              )}
              rowKey={({ local, lengthMinutes }) => `${local} ${lengthMinutes}`}
              columns={[
                {
                  id: 'stay',
                  header: t('plans.preview.stay'),
                  rowHeader: true,
                  cell: ({ local, lengthMinutes }) => (
                    <span className="whitespace-normal">
                      {formatLocal(local, locale, 'dateTime')}
                      <span className="block font-normal text-muted text-sm">{duration(lengthMinutes)}</span>
                    </span>
                  ),
                },
                {
                  id: 'live',
                  header: t('plans.preview.live'),
                  align: 'end',
                  cell: ({ liveMinor }) => (liveMinor === null ? t('none') : money(liveMinor, currency)),
                },
                {
                  id: 'draft',
                  header: t('plans.preview.draft'),
                  align: 'end',
                  cell: ({ draftMinor, liveMinor }) => (
                    <span className={draftMinor === liveMinor ? undefined : 'font-bold text-blue'}>
                      {money(draftMinor, currency)}
                    </span>
                  ),
                },
              ]}
            />
          )}
        </QueryState>
      ) : (
        <p>{t('plans.preview.unfinished')}</p>
      )}
    </section>
  )
}

/** The first Monday after a date. */
function nextMonday(date: string): string {
  const weekday = (new Date(`${date}T12:00Z`).getUTCDay() + 6) % 7
  return addDays(date, 7 - weekday)
}
