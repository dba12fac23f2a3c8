import type { WaitingLicence } from '@forecourt/domain/identity/contract'
import { Button, Card, countryName, formatReference, useFormat } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { useT } from '../../i18n/index.ts'
import { useBranch } from '../shell/branch-context.ts'

/** The licences that wait. The photos are not here: opening one is recorded. */
export function WaitingList({
  waiting,
  opening,
  onOpen,
}: {
  waiting: readonly WaitingLicence[]
  /** The one that is being opened. */
  opening: string | null
  onOpen: (licenceId: string) => void
}) {
  const t = useT()
  const { branch } = useBranch()
  const { instant, locale } = useFormat()
  return (
    <Card as="section" flush aria-label={t('licences.title')}>
      <ul className="divide-y divide-hairline">
        {waiting.map(({ id, holderName, country, sentAt, nextPickup }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3">
            <div className="min-w-48 grow">
              <h2 className="font-medium text-base">{holderName}</h2>
              <p className="text-muted">
                {countryName(country, locale)},{' '}
                {t('licences.sent', { when: instant(sentAt, branch.timeZone) })}
              </p>
            </div>
            <p className="min-w-48">
              {nextPickup ? (
                <>
                  {t('licences.comes', { when: instant(nextPickup.from, branch.timeZone) })}{' '}
                  <Link
                    to="/b/$branchId/bookings/$bookingId"
                    params={{ branchId: branch.id, bookingId: nextPickup.bookingId }}
                    className="link"
                  >
                    {formatReference(nextPickup.reference)}
                  </Link>
                </>
              ) : (
                <span className="text-muted">{t('licences.noBooking')}</span>
              )}
            </p>
            <Button
              size="small"
              variant="secondary"
              loading={opening === id}
              aria-label={t('licences.reviewOf', { name: holderName })}
              onClick={() => onOpen(id)}
            >
              {t('licences.review')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
