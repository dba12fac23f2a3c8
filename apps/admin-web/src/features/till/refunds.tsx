import type { CashRefund, TillSession } from '@forecourt/domain/payments/contract'
import { Button, formatReference, useFormat } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { useBranch } from '../shell/branch-context.ts'
import { HandOverDialog } from './hand-over-dialog.tsx'

/** Refunds of cash that wait for their customers; they need an open drawer. */
export function Refunds({
  refunds,
  tills,
}: {
  refunds: readonly CashRefund[]
  tills: readonly TillSession[]
}) {
  const t = useT()
  const { branch } = useBranch()
  const { instant, money } = useFormat()
  const [asked, setAsked] = useState<CashRefund | null>(null)
  const fit = (refund: CashRefund) => tills.filter(({ currency }) => currency === refund.currency)
  return (
    <>
      <ul aria-label={t('till.refunds.title')} className="divide-y divide-hairline">
        {refunds.map((refund) => {
          const amount = money(refund.amountMinor, refund.currency)
          return (
            <li key={refund.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-2.5">
              <p>
                <Link
                  to="/b/$branchId/bookings/$bookingId"
                  params={{ branchId: branch.id, bookingId: refund.bookingId }}
                  className="link font-medium"
                >
                  {refund.contactName}
                </Link>
                <span className="font-medium"> · {amount}</span>
                <span className="block text-muted text-sm">
                  {t('till.refunds.since', {
                    reference: formatReference(refund.reference),
                    time: instant(refund.requestedAt, branch.timeZone),
                  })}
                  {refund.stuck && ` · ${t('refunds.stuck.needText')}`}
                </span>
              </p>
              <Button
                variant="secondary"
                aria-label={t('till.refunds.actionFor', { amount, name: refund.contactName })}
                disabledReason={fit(refund).length === 0 ? t('till.booking.noTill') : undefined}
                onClick={() => setAsked(refund)}
              >
                {t('till.refunds.action')}
              </Button>
            </li>
          )
        })}
      </ul>
      {asked && <HandOverDialog refund={asked} tills={fit(asked)} onClose={() => setAsked(null)} />}
    </>
  )
}
