import { errorOf, keyed, useTRPC, useTRPCClient } from '@forecourt/client'
import type { Booking, CancelPreview } from '@forecourt/domain/booking/contract'
import { Button, Dialog, Skeleton, useFormat, useToast } from '@forecourt/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useT } from '../../i18n.ts'
import { attemptKey } from '../book/attempt.ts'
import { LoadFailed } from '../shared/load-failed.tsx'
import { cardName } from './card-name.ts'

export type CancelDialogProps = { booking: Booking; open: boolean; onClose: () => void }

/** What cancelling gives back, before it is decided. */
export function CancelDialog({ booking, open, onClose }: CancelDialogProps) {
  const t = useT()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queries = useQueryClient()
  const toast = useToast()
  const { money } = useFormat()
  const input = { bookingId: booking.id }
  const preview = useQuery(
    trpc.booking.previewCancel.queryOptions(input, { enabled: open, staleTime: 0, gcTime: 0 }),
  )
  const cancel = useMutation({
    mutationFn: () => client.booking.cancel.mutate(input, keyed(attemptKey({ cancel: booking.id }))),
    onSuccess: (cancelled) => {
      queries.setQueryData(trpc.booking.get.queryKey(input), cancelled)
      queries.invalidateQueries({ queryKey: trpc.booking.pathKey() })
      toast(t('bookings.cancel.done'))
      onClose()
    },
    onError: () => preview.refetch(),
  })
  const terms = preview.data
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('bookings.cancel.title')}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('bookings.cancel.keep')}
          </Button>
          {terms && (
            <Button variant="danger" loading={cancel.isPending} onClick={() => cancel.mutate()}>
              {terms.refundMinor > 0
                ? t('bookings.cancel.confirm', { amount: money(terms.refundMinor, terms.currency) })
                : t('bookings.cancel.confirmFree')}
            </Button>
          )}
        </>
      }
    >
      {cancel.isError && (
        <p role="alert" className="mb-4 font-medium text-error">
          {t('shell.errors.other', { detail: errorOf(cancel.error).detail })}
        </p>
      )}
      {preview.isPending && <Skeleton className="h-40 w-full" />}
      {preview.isError && (
        <LoadFailed
          title={t('bookings.cancel.failed')}
          error={preview.error}
          onRetry={() => preview.refetch()}
        />
      )}
      {terms && <Terms terms={terms} zone={booking.pickup.timeZone} />}
    </Dialog>
  )
}

function Terms({ terms, zone }: { terms: CancelPreview; zone: string }) {
  const t = useT()
  const { instant, money } = useFormat()
  const when = instant(terms.freeUntil, zone)
  const card = cardName(terms, t)
  const rules = {
    not_paid: t('bookings.cancel.notPaid'),
    free: t('bookings.cancel.free', { when }),
    just_booked: t('bookings.cancel.justBooked'),
    late: t('bookings.cancel.late', { when }),
  }
  const amounts = [
    [t(terms.releasedMinor > 0 ? 'bookings.cancel.held' : 'bookings.cancel.paid'), terms.paidMinor],
    [t('bookings.cancel.fee'), terms.feeMinor],
  ] as const
  return (
    <div className="flex flex-col gap-4">
      <p>{rules[terms.rule]}</p>
      {terms.paidMinor > 0 && (
        <>
          <dl className="flex flex-col gap-2">
            {amounts.map(([name, minor]) => (
              <div key={name} className="flex justify-between gap-4">
                <dt className="text-muted">{name}</dt>
                <dd>{money(minor, terms.currency)}</dd>
              </div>
            ))}
            <div className="flex justify-between gap-4 border-text border-t pt-3 font-bold text-lg">
              <dt>{t(terms.releasedMinor > 0 ? 'bookings.cancel.released' : 'bookings.cancel.refund')}</dt>
              <dd>{money(terms.releasedMinor + terms.refundMinor, terms.currency)}</dd>
            </div>
          </dl>
          {terms.releasedMinor > 0 && (
            <p className="text-muted text-sm">{t('bookings.cancel.releasedText')}</p>
          )}
          {terms.refundMinor > 0 && (
            <p className="text-muted text-sm">
              {card
                ? t('bookings.cancel.where', { card })
                : t('bookings.backAsPaid', { amount: money(terms.refundMinor, terms.currency) })}
            </p>
          )}
        </>
      )}
    </div>
  )
}
