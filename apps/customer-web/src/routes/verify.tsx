import { errorOf, useTRPC } from '@forecourt/client'
import { Button, buttonClass, PageTitle } from '@forecourt/ui'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { LoaderCircle, MailCheck, Unlink } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { useLinkToken } from '../features/account/link-token.ts'
import { useT } from '../i18n.ts'

/** The link of the welcome: the address is the account's owner's. */
export function Verify() {
  const t = useT()
  const trpc = useTRPC()
  const token = useLinkToken()
  const verify = useMutation(trpc.identity.verifyEmail.mutationOptions())
  const begin = useEffectEvent(() => verify.mutate({ token }))
  useEffect(() => begin(), [])
  const unreachable = verify.isError && errorOf(verify.error).code === 'UNREACHABLE'
  return (
    <div className="page-column flex grow flex-col gap-6 py-12 sm:py-20">
      {verify.isSuccess ? (
        <>
          <MailCheck aria-hidden className="size-10 text-brand" />
          <PageTitle lead={t('account.verified')}>{t('account.verifiedTitle')}</PageTitle>
          <Link to="/bookings" className={`${buttonClass('primary')} self-start`}>
            {t('account.toBookings')}
          </Link>
        </>
      ) : verify.isError ? (
        <>
          <Unlink aria-hidden className="size-10 text-muted" />
          <PageTitle lead={unreachable ? t('shell.errors.unreachable') : t('account.badLink')}>
            {t('account.badLinkTitle')}
          </PageTitle>
          {unreachable && (
            <Button className="self-start" onClick={() => verify.mutate({ token })}>
              {t('account.again')}
            </Button>
          )}
        </>
      ) : (
        <>
          <LoaderCircle aria-hidden className="size-10 animate-spin text-brand" />
          <PageTitle>{t('account.verifying')}</PageTitle>
        </>
      )}
    </div>
  )
}
