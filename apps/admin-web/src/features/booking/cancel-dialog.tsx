import { useTRPC } from '@forecourt/client'
import type { CancelPreview } from '@forecourt/domain/booking/contract'
import { Button, Dialog, Skeleton, useFormat, useToast } from '@forecourt/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { QueryState } from '../kit/query-state.tsx'
import type { Asked } from './asked.ts'
import { AskedCard } from './asked-card.tsx'
import { Refusal } from './refusal.tsx'

/** Cancelling, with what it costs and what goes back before anything is done. */
export function CancelDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  const { money } = useFormat()
  const bookingId = asked.id
  const preview = useQuery(trpc.booking.previewCancel.queryOptions({ bookingId }, { staleTime: 0 }))
  const cancel = useMutation(
    trpc.booking.cancel.mutationOptions({
      onSuccess: () => {
        toast(t('bookings.dialog.doneCancel', { name: asked.name }))
        void queries.invalidateQueries({ queryKey: trpc.booking.pathKey() })
        onClose()
      },
    }),
  )
  const refund = preview.data?.refundMinor ?? 0
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('bookings.dialog.cancelTitle', { name: asked.name })}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('bookings.dialog.keep')}
          </Button>
          {preview.data && (
            <Button variant="danger" loading={cancel.isPending} onClick={() => cancel.mutate({ bookingId })}>
              {refund > 0
                ? t('bookings.dialog.confirmCancel', { amount: money(refund, preview.data.currency) })
                : t('bookings.dialog.confirmCancelPlain')}
            </Button>
          )}
        </>
      }
    >
      <AskedCard asked={asked} />
      <div className="mt-4">
        <QueryState query={preview} skeleton={<Skeleton className="h-28 w-full" />}>
          {(terms) => <Terms terms={terms} zone={asked.zone} />}
        </QueryState>
      </div>
      <Refusal error={cancel.error} />
    </Dialog>
  )
}

function Terms({ terms, zone }: { terms: CancelPreview; zone: string }) {
  const t = useT()
  const { money, instant } = useFormat()
  const time = instant(terms.freeUntil, zone)
  const rows = [
    ['previewPaid', terms.paidMinor],
    ['previewFee', terms.feeMinor],
    terms.releasedMinor > 0
      ? (['previewReleased', terms.releasedMinor] as const)
      : (['previewRefund', terms.refundMinor] as const),
  ] as const
  return (
    <>
      <p>
        {terms.rule === 'free' || terms.rule === 'late'
          ? t(`bookings.dialog.rule.${terms.rule}`, { time })
          : t(`bookings.dialog.rule.${terms.rule}`)}
      </p>
      <dl className="mt-3 grid grid-cols-[1fr_auto] gap-y-1">
        {rows.map(([name, minor]) => (
          <div
            key={name}
            className="col-span-2 grid grid-cols-subgrid last:border-text last:border-t last:pt-1.5 last:font-bold"
          >
            <dt>
              {t(`bookings.dialog.${name}`)}
              {name !== 'previewPaid' && name !== 'previewFee' && terms.cardLast4 && ` ··${terms.cardLast4}`}
            </dt>
            <dd className="text-right">{money(minor, terms.currency)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
