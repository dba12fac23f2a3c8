import { type Outputs, useServerClock, useTRPC } from '@forecourt/client'
import { buttonClass, Chip, Skeleton, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleX, ExternalLink, Hourglass } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { Facts } from '../kit/facts.tsx'
import { Panel } from '../kit/panel.tsx'
import { QueryState } from '../kit/query-state.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { lookAgainMs } from './use-retry.ts'

type Work = Outputs['operations']['work']
type Sweep = Work['sweeps'][number]

/** A sweep that is due for so long has nobody who runs it, in ms. */
const missedAfterMs = 60_000

/** How the workers are doing: what waits for them, and when each sweep ran last. */
export function WorkPanel() {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const { instant } = useFormat()
  const work = useQuery(trpc.operations.work.queryOptions({}, { refetchInterval: lookAgainMs }))
  return (
    <QueryState query={work} skeleton={<Skeleton className="h-96" />}>
      {(state) => (
        <div className="flex flex-col gap-5">
          <Panel
            title={t('operations.waiting')}
            actions={
              <a
                href="/operations/queues"
                target="_blank"
                rel="noreferrer"
                className={buttonClass('secondary', { size: 'small' })}
              >
                <ExternalLink aria-hidden className="size-4" />
                {t('operations.queues')}
              </a>
            }
          >
            <Facts
              className="grid-cols-2 lg:grid-cols-4"
              facts={[
                [
                  t('operations.owed'),
                  state.owedSince === null
                    ? String(state.owed)
                    : t('operations.owedSince', {
                        count: state.owed,
                        since: instant(state.owedSince, branch.timeZone),
                      }),
                ],
                [t('operations.unrelayed'), String(state.unrelayed)],
                [t('operations.failedMessages'), String(state.failedMessages)],
                [t('operations.parkedEvents'), String(state.parkedEvents)],
              ]}
            />
          </Panel>
          <Panel title={t('operations.sweeps')} flush>
            <Sweeps sweeps={state.sweeps} />
          </Panel>
        </div>
      )}
    </QueryState>
  )
}

function Sweeps({ sweeps }: { sweeps: readonly Sweep[] }) {
  const t = useT()
  const { branch } = useBranch()
  const { instant } = useFormat()
  const now = useServerClock(5000)
  if (sweeps.length === 0) return <p className="p-4 text-muted">{t('operations.noSweeps')}</p>
  return (
    <ul>
      {sweeps.map((sweep) => (
        <li
          key={sweep.name}
          className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-hairline border-b px-4 py-2.5 last:border-b-0"
        >
          <span className="min-w-0">
            <code className="font-medium text-sm">{sweep.name}</code>
            {sweep.lastError !== null && (
              <span className="block break-words text-muted text-sm">{sweep.lastError}</span>
            )}
          </span>
          <span className="flex items-center gap-3 text-muted text-sm">
            {sweep.endedAt !== null && t('operations.ran', { at: instant(sweep.endedAt, branch.timeZone) })}
            <SweepChip sweep={sweep} now={now} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function SweepChip({ sweep, now }: { sweep: Sweep; now: number }) {
  const t = useT()
  if (now - Date.parse(sweep.nextAt) > missedAfterMs)
    return (
      <Chip hue="red" icon={Hourglass}>
        {t('operations.missed')}
      </Chip>
    )
  return sweep.lastError === null ? (
    <Chip hue="green" icon={CircleCheck}>
      {t('operations.well')}
    </Chip>
  ) : (
    <Chip hue="red" icon={CircleX}>
      {t('operations.failed')}
    </Chip>
  )
}
