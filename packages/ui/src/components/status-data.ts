import {
  AlarmClock,
  CalendarCheck,
  Car,
  Circle,
  CircleCheck,
  CircleX,
  Clock,
  type LucideIcon,
  SprayCan,
  SquareParking,
  TimerOff,
  TriangleAlert,
  UserX,
  WifiOff,
  Wrench,
} from 'lucide-react'

/** The hue pairs of the design; a state's hue never speaks alone. */
export type Hue = 'amber' | 'blue' | 'violet' | 'green' | 'grey' | 'red' | 'magenta'

export type BookingStatus =
  | 'pending'
  | 'confirmed'
  | 'active'
  | 'completed'
  | 'cancelled'
  | 'expired'
  | 'no_show'

export type UnitState =
  | 'available'
  | 'held'
  | 'reserved'
  | 'in_use'
  | 'turnaround'
  | 'maintenance'
  | 'damaged'
  | 'offline'

export type Product = 'rental' | 'parking'

interface Look {
  hue: Hue
  icon: LucideIcon
}

/** What a booking looks like; its word depends on the product too, see `bookingWord`. */
export const bookingLooks: Record<BookingStatus | 'overdue' | 'parked', Look> = {
  pending: { hue: 'amber', icon: Clock },
  confirmed: { hue: 'blue', icon: CalendarCheck },
  active: { hue: 'violet', icon: Car },
  parked: { hue: 'violet', icon: SquareParking },
  overdue: { hue: 'red', icon: AlarmClock },
  completed: { hue: 'grey', icon: CircleCheck },
  cancelled: { hue: 'grey', icon: CircleX },
  expired: { hue: 'grey', icon: TimerOff },
  no_show: { hue: 'magenta', icon: UserX },
}

/** What a unit looks like on boards, maps and planners. */
export const unitLooks: Record<UnitState, Look & { pattern?: 'hatched' | 'dashed' }> = {
  available: { hue: 'green', icon: Circle },
  held: { hue: 'amber', icon: Clock },
  reserved: { hue: 'blue', icon: CalendarCheck },
  in_use: { hue: 'violet', icon: Car },
  turnaround: { hue: 'grey', icon: SprayCan },
  maintenance: { hue: 'grey', icon: Wrench, pattern: 'hatched' },
  damaged: { hue: 'red', icon: TriangleAlert },
  offline: { hue: 'grey', icon: WifiOff, pattern: 'dashed' },
}

/** The key in this package's texts of what a customer reads for a booking. */
export function bookingWord(status: BookingStatus, product: Product, overdue: boolean) {
  if (status === 'active') return overdue ? 'overdue' : product === 'parking' ? 'parked' : 'onTheRoad'
  if (status === 'no_show') return product === 'parking' ? 'notUsed' : 'notCollected'
  return status
}

/** Classes of a chip, a bar or a row in a hue: its text on its tint. */
export const hueClass: Record<Hue, string> = {
  amber: 'bg-amber-tint text-amber',
  blue: 'bg-blue-tint text-blue',
  violet: 'bg-violet-tint text-violet',
  green: 'bg-green-tint text-green',
  grey: 'bg-grey-tint text-grey',
  red: 'bg-red-tint text-red',
  magenta: 'bg-magenta-tint text-magenta',
}
