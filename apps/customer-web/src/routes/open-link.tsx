import { useTRPC } from '@forecourt/client'
import { buttonClass, PageTitle } from '@forecourt/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { LoaderCircle, Unlink } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useT } from '../i18n.ts'

/**
 * The link of an email. Its secret stands after the `#`, which browsers send to nobody: it is taken out of
 * the address at once and traded for access in this browser.
 */
export function OpenLink() {
  const t = useT()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [token] = useState(() => location.hash.slice(1))
  const { mutate, isError } = useMutation(
    trpc.booking.openLink.mutationOptions({
      onSuccess: (booking) => {
        queries.setQueryData(trpc.booking.get.queryKey({ bookingId: booking.id }), booking)
        queries.invalidateQueries({ queryKey: trpc.booking.pathKey() })
        navigate({ to: '/bookings/$bookingId', params: { bookingId: booking.id }, replace: true })
      },
    }),
  )
  const open = useEffectEvent(() => {
    history.replaceState(history.state, '', '/open')
    mutate({ token })
  })
  useEffect(() => open(), [])
  return (
    <div className="page-column flex grow flex-col gap-6 py-12 sm:py-20">
      {isError ? (
        <>
          <Unlink aria-hidden className="size-10 text-muted" />
          <PageTitle lead={t('bookings.link.badText')}>{t('bookings.link.bad')}</PageTitle>
          <Link to="/bookings" className={`${buttonClass('primary')} self-start`}>
            {t('bookings.link.find')}
          </Link>
        </>
      ) : (
        <>
          <LoaderCircle aria-hidden className="size-10 animate-spin text-brand" />
          <PageTitle>{t('bookings.link.opening')}</PageTitle>
        </>
      )}
    </div>
  )
}
