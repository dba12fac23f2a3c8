import { serverNow, useTRPC } from '@forecourt/client'
import type { PlannedClaim } from '@forecourt/domain/booking/contract'
import type { Unit } from '@forecourt/domain/fleet/contract'
import { Button, Skeleton, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { MapPin, Truck, Wrench } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { useStaff } from '../identity/session.ts'
import { QueryState } from '../kit/query-state.tsx'
import { useOffline } from '../kit/use-offline.ts'
import { useBranch } from '../shell/branch-context.ts'
import { BlockDialog } from './block-dialog.tsx'
import { claimWords } from './claim-words.ts'
import { EndBlockDialog } from './end-block-dialog.tsx'
import { FoundHereDialog } from './found-here.tsx'
import { TransferDialog } from './transfer-dialog.tsx'

type Asked = 'block' | 'transfer' | 'found' | { end: PlannedClaim }

/** What a unit is taken for now and later, and what managers can do about it. */
export function UnitPlan({ unit }: { unit: Unit }) {
  const t = useT()
  const trpc = useTRPC()
  const offline = useOffline()
  const { role } = useStaff()
  const { branch } = useBranch()
  const [asked, setAsked] = useState<Asked | null>(null)
  const isHere = unit.branchId === branch.id
  const plan = useQuery(trpc.fleet.unitPlan.queryOptions({ unitId: unit.id }, { enabled: isHere }))
  const manages = role === 'manager' || role === 'admin'
  const isCar = unit.product === 'rental'
  const onItsWay = plan.data?.some(({ kind, from }) => kind === 'transfer' && Date.parse(from) <= serverNow())
  const close = () => setAsked(null)
  return (
    <section aria-labelledby="plan" className="flex flex-col gap-4 border-hairline border-t pt-5">
      <h3 id="plan" className="text-lg">
        {t('desk.plan.title')}
      </h3>
      {isHere && (
        <QueryState query={plan} skeleton={<Skeleton className="h-20 w-full" />}>
          {(claims) => <PlanList claims={claims} onEnd={manages ? (end) => setAsked({ end }) : undefined} />}
        </QueryState>
      )}
      {manages && (
        <div className="flex flex-wrap gap-3">
          {isHere && (
            <Button
              variant="secondary"
              size="small"
              disabledReason={offline}
              onClick={() => setAsked('block')}
            >
              <Wrench aria-hidden className="size-4" />
              {t('desk.block.action')}
            </Button>
          )}
          {isHere && isCar && (
            <Button
              variant="secondary"
              size="small"
              disabledReason={offline}
              onClick={() => setAsked('transfer')}
            >
              <Truck aria-hidden className="size-4" />
              {t('desk.transfer.action')}
            </Button>
          )}
          {isCar && (!isHere || onItsWay) && (
            <Button
              variant="secondary"
              size="small"
              disabledReason={offline}
              onClick={() => setAsked('found')}
            >
              <MapPin aria-hidden className="size-4" />
              {t('desk.found.action')}
            </Button>
          )}
        </div>
      )}
      {asked === 'block' && <BlockDialog unit={unit} onClose={close} />}
      {asked === 'transfer' && <TransferDialog unit={unit} onClose={close} />}
      {asked === 'found' && <FoundHereDialog unit={unit} onClose={close} />}
      {typeof asked === 'object' && asked && <EndBlockDialog unit={unit} block={asked.end} onClose={close} />}
    </section>
  )
}

function PlanList({
  claims,
  onEnd,
}: {
  claims: readonly PlannedClaim[]
  onEnd: ((claim: PlannedClaim) => void) | undefined
}) {
  const t = useT()
  const { branch } = useBranch()
  const { instant, period } = useFormat()
  if (claims.length === 0) return <p className="text-muted">{t('desk.plan.none')}</p>
  const when = ({ from, to, booking, fromBranch, toBranch }: PlannedClaim) => {
    const end = booking?.to ?? to
    if (end === null) return `${instant(from, fromBranch.timeZone)} – ${t('desk.plan.openEnd')}`
    return period(from, end, fromBranch.timeZone, { endZone: toBranch.timeZone })
  }
  return (
    <ul aria-label={t('desk.plan.title')} className="divide-y divide-hairline">
      {claims.map((claim) => {
        const what = claimWords(t, claim)
        const ends = Date.parse(claim.from) <= serverNow() ? 'endNow' : 'callOff'
        return (
          <li key={claim.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <div className="min-w-0">
              {claim.booking ? (
                <Link
                  to="/b/$branchId/bookings/$bookingId"
                  params={{ branchId: branch.id, bookingId: claim.booking.id }}
                  className="link font-medium"
                >
                  {what}
                </Link>
              ) : (
                <span className="font-medium">{what}</span>
              )}
              <span className="block text-muted text-sm">
                {when(claim)}
                {claim.note && ` · ${claim.note}`}
              </span>
            </div>
            {onEnd && claim.booking === null && claim.kind !== 'change' && (
              <Button
                variant="secondary"
                size="small"
                aria-label={t(`desk.plan.${ends}`, { what })}
                onClick={() => onEnd(claim)}
              >
                {t('desk.plan.end')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
