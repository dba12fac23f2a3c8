import type { Unit, UnitClass } from '@forecourt/domain/fleet/contract'
import { useFormat } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { useT } from '../../i18n/index.ts'
import { rowLinkClass, type TableColumn } from '../kit/paged-table.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { UnitStatusChip } from './unit-status.tsx'

/** The columns of vehicles and bays; the first opens one beside the list. */
export function useUnitColumns(classes: readonly UnitClass[]): TableColumn<Unit>[] {
  const t = useT()
  const { branch } = useBranch()
  const { language, distance, number } = useFormat()
  const className = (id: string) => classes.find((one) => one.id === id)?.name[language] ?? id
  const dash = <span className="text-muted">{t('none')}</span>
  return [
    {
      id: 'label',
      header: t('units.label'),
      cell: (unit) => (
        <Link
          from="/b/$branchId/units"
          to="/b/$branchId/units"
          params={{ branchId: branch.id }}
          search={(now) => ({ ...now, unit: unit.id })}
          data-row
          data-unit={unit.id}
          className={rowLinkClass}
        >
          {unit.label}
        </Link>
      ),
    },
    {
      id: 'model',
      header: t('units.model'),
      short: true,
      cell: (unit) =>
        [unit.make, unit.model].filter(Boolean).join(' ') ||
        (unit.level === null ? dash : t('units.level', { level: unit.level })),
    },
    { id: 'class', header: t('units.class'), cell: (unit) => className(unit.classId), wide: true },
    { id: 'status', header: t('units.status'), cell: (unit) => <UnitStatusChip status={unit.status} /> },
    {
      id: 'odometer',
      header: t('units.odometer'),
      cell: (unit) => (unit.odometerKm === null ? dash : distance(unit.odometerKm * 1000, branch.country)),
      end: true,
      wide: true,
    },
    {
      id: 'energy',
      header: t('units.energy'),
      cell: (unit) =>
        unit.energyPercent === null ? dash : number(unit.energyPercent / 100, { style: 'percent' }),
      end: true,
      wide: true,
    },
    {
      id: 'note',
      header: t('units.note'),
      cell: (unit) => <span className="text-muted">{unit.statusNote}</span>,
      wide: true,
    },
  ]
}
