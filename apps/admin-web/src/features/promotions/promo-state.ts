import type { Hue } from '@forecourt/ui'
import { CalendarClock, CircleCheck, CircleDashed, CircleX, History, type LucideIcon } from 'lucide-react'
import type { Promotion } from '../pricing/rates.ts'

export type PromoState = 'live' | 'scheduled' | 'over' | 'used' | 'retired'

type Terms = Pick<
  Promotion,
  'retiredAt' | 'bookFrom' | 'bookUntil' | 'maxUses' | 'usedCount' | 'budgetMinor' | 'usedMinor'
>

/** Whether a code can be booked with at an instant (ms), and why not. */
export function promoState(promo: Terms, now: number): PromoState {
  if (promo.retiredAt !== null) return 'retired'
  if (promo.bookUntil !== null && Date.parse(promo.bookUntil) <= now) return 'over'
  if (promo.bookFrom !== null && Date.parse(promo.bookFrom) > now) return 'scheduled'
  const spent = promo.budgetMinor !== null && promo.usedMinor >= promo.budgetMinor
  return spent || (promo.maxUses !== null && promo.usedCount >= promo.maxUses) ? 'used' : 'live'
}

export const promoLooks: Record<PromoState, { hue: Hue; icon: LucideIcon }> = {
  live: { hue: 'green', icon: CircleCheck },
  scheduled: { hue: 'blue', icon: CalendarClock },
  over: { hue: 'grey', icon: History },
  used: { hue: 'amber', icon: CircleDashed },
  retired: { hue: 'grey', icon: CircleX },
}
