import { useTRPC } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import type { BookingCash as Cash } from '@forecourt/domain/payments/contract'
import { Button, buttonClass, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Banknote } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { Loading } from '../kit/loading.tsx'
import { Panel } from '../kit/panel.tsx'
import { QueryState } from '../kit/query-state.tsx'
import { useOffline } from '../kit/use-offline.ts'
import { useBranch } from '../shell/branch-context.ts'
import { PayDialog } from './pay-dialog.tsx'
import { Refunds } from './refunds.tsx'

/** What cash can do for a booking: pay what is due, and give back what was paid in cash. Nothing, where it can do nothing. */
export function BookingCash({ booking }: { booking: Booking }) {
  const t = useT()
  const trpc = useTRPC()
  const cash = useQuery(trpc.till.ofBooking.queryOptions({ bookingId: booking.id }))
  const { dueMinor, paidMinor, refunds } = cash.data ?? {}
  if (dueMinor === 0 && paidMinor === 0 && refunds?.length === 0) return null
  return (
    <Panel title={t('till.booking.title')} flush>
      <QueryState query={cash} skeleton={<Loading />}>
        {(data) => <Possible booking={booking} cash={data} />}
      </QueryState>
    </Panel>
  )
}

function Possible({ booking, cash }: { booking: Booking; cash: Cash }) {
  const t = useT()
  const offline = useOffline()
  const { branch } = useBranch()
  const { money } = useFormat()
  const [paying, setPaying] = useState(false)
  const { dueMinor, paidMinor, currency, tills, refunds } = cash
  const noTill = tills.length === 0
  const needsTill = noTill && (dueMinor > 0 || refunds.length > 0)
  return (
    <>
      {(dueMinor > 0 || paidMinor > 0 || needsTill) && (
        <div className="flex flex-wrap items-center justify-between gap-3 p-4">
          <p>
            {dueMinor > 0 && t('till.booking.due', { amount: money(dueMinor, currency) })}{' '}
            {paidMinor > 0 && (
              <span className="text-muted">
                {t('till.booking.paid', { amount: money(paidMinor, currency) })}
              </span>
            )}
          </p>
          <div className="flex flex-wrap gap-2">
            {needsTill && (
              <Link
                to="/b/$branchId/till"
                params={{ branchId: branch.id }}
                className={buttonClass('secondary')}
              >
                {t('till.booking.toTill')}
              </Link>
            )}
            {dueMinor > 0 && (
              <Button
                disabledReason={offline ?? (noTill ? t('till.booking.noTill') : undefined)}
                onClick={() => setPaying(true)}
              >
                <Banknote aria-hidden className="size-4" />
                {t('till.booking.pay')}
              </Button>
            )}
          </div>
        </div>
      )}
      {refunds.length > 0 && (
        <div className="border-hairline border-t">
          <h3 className="px-4 pt-3 font-medium">{t('till.refunds.title')}</h3>
          <Refunds refunds={refunds} tills={tills} />
        </div>
      )}
      {paying && <PayDialog booking={booking} cash={cash} onClose={() => setPaying(false)} />}
    </>
  )
}
