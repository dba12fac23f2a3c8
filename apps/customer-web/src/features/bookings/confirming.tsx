import { PageTitle } from '@forecourt/ui'
import { LoaderCircle } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '../../i18n.ts'

/** After this long it is fair to let people go: the email comes either way. */
const slowMs = 20_000

/** The payment is on its way to us. Nothing is promised until the server says so. */
export function Confirming() {
  const t = useT()
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      <LoaderCircle aria-hidden className="size-10 animate-spin text-brand" />
      <PageTitle lead={t('bookings.return.confirmingText')}>{t('bookings.return.confirming')}</PageTitle>
      <p role="status" className="min-h-12 text-muted">
        {slow && t('bookings.return.slow')}
      </p>
    </>
  )
}
