import { useTRPC } from '@forecourt/client'
import type { Booking, ReturnPreview } from '@forecourt/domain/booking/contract'
import { Button, Dialog, Skeleton, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n.ts'
import { cardName } from '../bookings/card-name.ts'
import { LoadFailed } from '../shared/load-failed.tsx'

export type EarlyDialogProps = { booking: Booking; open: boolean; onClose: () => void }

/** What ending it now would come to, and where that is done: a car or a bay is given back on the spot. */
export function EarlyDialog({ booking, open, onClose }: EarlyDialogProps) {
  const t = useT()
  const trpc = useTRPC()
  const preview = useQuery(
    trpc.booking.previewReturn.queryOptions(
      { bookingId: booking.id },
      { enabled: open, staleTime: 0, gcTime: 0, retry: false },
    ),
  )
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t(`change.early.title.${booking.product}`)}
      footer={<Button onClick={onClose}>{t('change.early.understood')}</Button>}
    >
      {preview.isPending && <Skeleton className="h-40 w-full" />}
      {preview.isError && (
        <LoadFailed
          title={t('change.early.failed')}
          error={preview.error}
          onRetry={() => preview.refetch()}
        />
      )}
      {preview.data && <Terms booking={booking} terms={preview.data} />}
    </Dialog>
  )
}

function Terms({ booking, terms }: { booking: Booking; terms: ReturnPreview }) {
  const t = useT()
  const { money } = useFormat()
  const amount = (minor: number) => money(minor, terms.currency)
  const card = cardName(terms, t) ?? t('bookings.cancel.whereCard')
  const outcome =
    terms.refundMinor > 0
      ? t('change.early.refund', { amount: amount(terms.refundMinor), card })
      : terms.dueMinor > 0
        ? t('change.early.due', { amount: amount(terms.dueMinor) })
        : terms.rule === 'early_kept'
          ? t('change.early.none')
          : t('change.early.noneExact')
  return (
    <div className="flex flex-col gap-4">
      <dl className="flex flex-col gap-2">
        <div className="flex justify-between gap-4">
          <dt className="text-muted">{t('change.early.booked')}</dt>
          <dd className="tabular-nums">{amount(terms.bookedMinor)}</dd>
        </div>
        <div className="flex justify-between gap-4 border-text border-t pt-3 font-bold text-lg">
          <dt>{t('change.early.final')}</dt>
          <dd className="tabular-nums">{amount(terms.totalMinor)}</dd>
        </div>
      </dl>
      <p className="font-medium">{outcome}</p>
      <p>{t(`change.early.how.${booking.product}`, { branch: booking.dropoff.name })}</p>
      <p className="text-muted text-sm">{t('change.early.moment')}</p>
    </div>
  )
}
