import { errorOf } from '@forecourt/client'
import { useFormat } from '@forecourt/ui'
import { CircleAlert } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { Refusal } from '../booking/refusal.tsx'

const known = [
  'TILL_OPEN',
  'TILL_CLOSED',
  'TILL_SHORT',
  'CHANGED_MEANWHILE',
  'HOLD_EXPIRED',
  'WRONG_STATUS',
  'WRONG_BRANCH',
] as const

/** Why cash was not booked, in a dialog that stays open. */
export function TillRefusal({ error, currency }: { error: unknown; currency: string }) {
  const t = useT()
  const { money } = useFormat()
  if (!error) return null
  const { code, data } = errorOf(error)
  const word = known.find((one) => one === code)
  if (!word) return <Refusal error={error} />
  const amount = typeof data.balanceMinor === 'number' ? money(data.balanceMinor, currency) : ''
  return (
    <p role="alert" className="mt-4 flex gap-2 rounded-input bg-red-tint px-3 py-2 text-red">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {t(`till.errors.${word}`, { amount })}
    </p>
  )
}
