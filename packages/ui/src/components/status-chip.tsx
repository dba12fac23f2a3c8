import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatDuration } from '../format/duration.ts'
import { useUiText } from '../i18n/create-i18n.ts'
import { useLocale } from '../i18n/use-locale.ts'
import {
  type BookingStatus,
  bookingLooks,
  bookingWord,
  type Hue,
  hueClass,
  type Product,
  type UnitState,
  unitLooks,
} from './status-data.ts'

export interface ChipProps {
  hue?: Hue
  icon?: LucideIcon
  pattern?: 'hatched' | 'dashed' | undefined
  children: ReactNode
  className?: string
}

/** A small label of a state: icon, word and hue together. */
export function Chip({ hue = 'grey', icon: Icon, pattern, children, className }: ChipProps) {
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-1.5 whitespace-nowrap rounded-full border px-2.5 py-0.5 font-medium text-xs',
        hueClass[hue],
        pattern === 'dashed' ? 'border-current border-dashed' : 'border-transparent',
        pattern === 'hatched' && 'hatched',
        className,
      )}
    >
      {Icon && <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.25} />}
      {children}
    </span>
  )
}

export interface BookingChipProps {
  status: BookingStatus
  product: Product
  /** While pending: until when it is held, already formatted ("14:32"). */
  heldUntil?: string
  /** While active and past its end: how late, in minutes. */
  overdueMinutes?: number
  className?: string
}

/** A booking's status in the customer's words. */
export function BookingChip({ status, product, heldUntil, overdueMinutes, className }: BookingChipProps) {
  const t = useUiText()
  const { locale } = useLocale()
  const overdue = status === 'active' && overdueMinutes !== undefined && overdueMinutes > 0
  const look =
    bookingLooks[overdue ? 'overdue' : status === 'active' && product === 'parking' ? 'parked' : status]
  const word = () => {
    if (overdue) return t('booking.overdueBy', { duration: formatDuration(overdueMinutes, locale) })
    if (status === 'pending' && heldUntil) return t('booking.heldUntil', { time: heldUntil })
    return t(`booking.${bookingWord(status, product, false)}`)
  }
  return (
    <Chip hue={look.hue} icon={look.icon} {...(className && { className })}>
      {word()}
    </Chip>
  )
}

/** The state of a vehicle or a bay, for staff. */
export function UnitChip({ state, className }: { state: UnitState; className?: string }) {
  const t = useUiText()
  const look = unitLooks[state]
  return (
    <Chip hue={look.hue} icon={look.icon} pattern={look.pattern} {...(className && { className })}>
      {t(`unit.${state}`)}
    </Chip>
  )
}
