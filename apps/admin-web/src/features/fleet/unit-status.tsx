import type { Unit } from '@forecourt/domain/fleet/contract'
import { Chip, type Hue } from '@forecourt/ui'
import { Archive, Circle, type LucideIcon, TriangleAlert, Wrench } from 'lucide-react'
import { useT } from '../../i18n/index.ts'

const looks: Record<Unit['status'], { hue: Hue; icon: LucideIcon; pattern?: 'hatched' | 'dashed' }> = {
  in_service: { hue: 'green', icon: Circle },
  maintenance: { hue: 'grey', icon: Wrench, pattern: 'hatched' },
  damaged: { hue: 'red', icon: TriangleAlert },
  retired: { hue: 'grey', icon: Archive, pattern: 'dashed' },
}

/** Whether a vehicle or bay may be rented out at all. */
export function UnitStatusChip({ status }: { status: Unit['status'] }) {
  const t = useT()
  return <Chip {...looks[status]}>{t(`units.${status}`)}</Chip>
}
