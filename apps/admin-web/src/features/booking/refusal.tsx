import { errorOf } from '@forecourt/client'
import { useFormat } from '@forecourt/ui'
import { CircleAlert } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { useBranch } from '../shell/branch-context.ts'

const plain = [
  'WRONG_STATUS',
  'TOO_LATE',
  'WRONG_BRANCH',
  'UNIT_NOT_READY',
  'CHANGED_MEANWHILE',
  'FORBIDDEN',
  'NOT_FOUND',
  'UNREACHABLE',
] as const

/** Why the server would not do it, in a dialog that stays open. */
export function Refusal({ error }: { error: unknown }) {
  const t = useT()
  const { branch } = useBranch()
  const { instant } = useFormat()
  if (!error) return null
  const { code, data } = errorOf(error)
  const known = plain.find((word) => word === code)
  const words = () => {
    if (code === 'TOO_EARLY' && typeof data.at === 'string')
      return t('bookings.errors.TOO_EARLY', { time: instant(data.at, branch.timeZone) })
    return t(`bookings.errors.${known ?? 'other'}`)
  }
  return <Alert>{words()}</Alert>
}

/** A refusal in words of its own. */
export function Alert({ children }: { children: string }) {
  return (
    <p role="alert" className="mt-4 flex gap-2 rounded-input bg-red-tint px-3 py-2 text-red">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {children}
    </p>
  )
}
