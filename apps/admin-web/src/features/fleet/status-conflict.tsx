import { errorOf } from '@forecourt/client'
import type { Unit } from '@forecourt/domain/fleet/contract'
import { Button, formatReference } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { useT } from '../../i18n/index.ts'
import { useBranch } from '../shell/branch-context.ts'

const isText = (value: unknown): value is string => typeof value === 'string'

/** Why the change was not made: bookings that stand on the unit, or what somebody else changed. */
export function StatusConflict({
  error,
  seen,
  now,
  onLook,
}: {
  error: unknown
  /** The unit as the form was opened with, and as it is. */
  seen: Unit
  now: Unit
  onLook: () => void
}) {
  const t = useT()
  const { branch } = useBranch()
  const { code, data } = errorOf(error)
  if (code === 'UNIT_HAS_BOOKINGS') {
    const references = Array.isArray(data.references) ? data.references.filter(isText) : []
    return (
      <div role="alert" className="rounded-card bg-red-tint p-4 text-red">
        <p className="font-medium">{t('units.hasBookings', { count: references.length })}</p>
        <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
          {references.map((reference) => (
            <li key={reference}>
              <Link
                to="/b/$branchId/bookings"
                params={{ branchId: branch.id }}
                search={{ text: formatReference(reference), all: true }}
                className="font-medium underline underline-offset-4"
              >
                {formatReference(reference)}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    )
  }
  return (
    <div role="alert" className="flex flex-col items-start gap-3 rounded-card bg-amber-tint p-4 text-amber">
      <div>
        <p className="font-medium">{t('units.meanwhileTitle')}</p>
        <p>
          {seen.status === now.status
            ? t('units.sameStatus')
            : t('units.meanwhile', { before: t(`units.${seen.status}`), after: t(`units.${now.status}`) })}
        </p>
        {now.statusNote && now.statusNote !== seen.statusNote && (
          <p className="mt-1">
            {t('units.note')}: {now.statusNote}
          </p>
        )}
      </div>
      <Button variant="secondary" size="small" onClick={onLook}>
        {t('units.look')}
      </Button>
    </div>
  )
}
