import { buttonClass } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { useT } from '../../i18n.ts'

/** After the booking, never before: an account is an offer, not a gate. */
export function MakeAccount() {
  const t = useT()
  return (
    <section aria-labelledby="make-account" className="rounded-card bg-subtle p-6">
      <h2 id="make-account" className="text-lg">
        {t('bookings.account.title')}
      </h2>
      <p className="mt-1 mb-4 max-w-read text-muted">{t('bookings.account.text')}</p>
      <Link to="/sign-up" search={{ next: location.pathname }} className={buttonClass('secondary')}>
        {t('account.signUp')}
      </Link>
    </section>
  )
}
