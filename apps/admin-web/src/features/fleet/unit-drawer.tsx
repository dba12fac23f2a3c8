import { useTRPC } from '@forecourt/client'
import type { Unit, UnitClass } from '@forecourt/domain/fleet/contract'
import { Bay, Sheet, Silhouette, Skeleton, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { UnitPlan } from '../desk/unit-plan.tsx'
import { Facts } from '../kit/facts.tsx'
import { QueryState } from '../kit/query-state.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { StatusForm } from './status-form.tsx'
import { UnitStatusChip } from './unit-status.tsx'

/** One vehicle or bay beside the list: what it is, and a change of its status. */
export function UnitDrawer({
  unitId,
  classes,
  onClose,
}: {
  unitId: string
  classes: readonly UnitClass[]
  onClose: () => void
}) {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const unit = useQuery(trpc.fleet.getUnit.queryOptions({ unitId }))
  return (
    <Sheet open onClose={onClose} title={unit.data?.label ?? t('units.label')}>
      <QueryState query={unit} skeleton={<Skeleton className="h-80 w-full" />}>
        {(found) => (
          <div className="flex flex-col gap-6">
            <UnitFacts unit={found} unitClass={classes.find(({ id }) => id === found.classId)} />
            <UnitPlan unit={found} />
            {found.branchId === branch.id && <StatusForm unit={found} />}
          </div>
        )}
      </QueryState>
    </Sheet>
  )
}

function UnitFacts({ unit, unitClass }: { unit: Unit; unitClass: UnitClass | undefined }) {
  const t = useT()
  const { branch } = useBranch()
  const { language, distance, number } = useFormat()
  const covered = unit.covered === null ? null : t(unit.covered ? 'units.yes' : 'units.no')
  const charger = unit.evKw === null ? null : [`${unit.evKw} kW`, unit.evConnector].filter(Boolean).join(', ')
  return (
    <div>
      <div className="mb-4 flex items-center justify-between gap-4 rounded-card bg-subtle p-4 text-brand">
        {unit.product === 'rental' ? (
          <Silhouette acriss={unitClass?.acriss ?? ''} className="h-16" />
        ) : (
          <Bay bay={unitClass?.bayKind ?? 'standard'} className="h-16" />
        )}
        <UnitStatusChip status={unit.status} />
      </div>
      <Facts
        facts={[
          [t('units.class'), unitClass?.name[language] ?? unit.classId],
          [t('units.model'), [unit.make, unit.model].filter(Boolean).join(' ')],
          [t('bookings.plate'), unit.plate === unit.label ? null : unit.plate],
          [t('units.year'), unit.modelYear],
          [t('units.colour'), unit.colour],
          [
            t('units.odometer'),
            unit.odometerKm === null ? null : distance(unit.odometerKm * 1000, branch.country),
          ],
          [
            t('units.energy'),
            unit.energyPercent === null ? null : number(unit.energyPercent / 100, { style: 'percent' }),
          ],
          [t('bookings.place'), unit.level === null ? null : t('units.level', { level: unit.level })],
          [t('units.covered'), covered],
          [t('units.charger'), charger],
          [t('units.note'), unit.statusNote],
        ]}
      />
    </div>
  )
}
