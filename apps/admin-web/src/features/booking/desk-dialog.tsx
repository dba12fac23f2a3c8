import { errorOf, useTRPC } from '@forecourt/client'
import { TextField, useToast } from '@forecourt/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useT } from '../../i18n/index.ts'
import { AskDialog } from '../kit/ask-dialog.tsx'
import type { DeskAction } from './actions.ts'
import type { Asked } from './asked.ts'
import { AskedCard } from './asked-card.tsx'
import { Refusal } from './refusal.tsx'

type Dials = { odometer: string; energy: string }

const words = {
  checkIn: { title: 'checkInTitle', confirm: 'confirmCheckIn', done: 'doneCheckIn' },
  checkOut: { title: 'checkOutTitle', confirm: 'confirmCheckOut', done: 'doneCheckOut' },
  noShow: { title: 'noShowTitle', confirm: 'confirmNoShow', done: 'doneNoShow' },
} as const

const texts = {
  checkIn: { rental: 'checkInRental', parking: 'checkInParking' },
  checkOut: { rental: 'checkOutRental', parking: 'checkOutParking' },
  noShow: { rental: 'noShowText', parking: 'noShowText' },
} as const

/** Hand-over, return and no-show, confirmed by the customer's name; a returned car's dials may be written down. */
export function DeskDialog({
  action,
  asked,
  onClose,
}: {
  action: Exclude<DeskAction, 'cancel'>
  asked: Asked
  onClose: () => void
}) {
  const t = useT()
  const { name } = asked
  const { run, pending, error, lessThanBefore } = useDeskAction(action, asked, onClose)
  const { register, handleSubmit, formState } = useForm<Dials>({
    defaultValues: { odometer: '', energy: '' },
  })
  const withDials = action === 'checkOut' && asked.product === 'rental'
  return (
    <AskDialog
      title={t(`bookings.dialog.${words[action].title}`, { name })}
      confirm={
        action === 'noShow'
          ? t('bookings.dialog.confirmNoShow')
          : t(`bookings.dialog.${words[action].confirm}`, { name })
      }
      form="desk"
      danger={action === 'noShow'}
      pending={pending}
      onClose={onClose}
    >
      <p>{t(`bookings.dialog.${texts[action][asked.product]}`)}</p>
      <AskedCard asked={asked} />
      <form id="desk" onSubmit={handleSubmit(run)} noValidate>
        {withDials && (
          <div className="mt-4 grid grid-cols-2 gap-4">
            <TextField
              label={t('bookings.dialog.odometer')}
              inputMode="numeric"
              autoComplete="off"
              optional
              error={
                lessThanBefore
                  ? t('bookings.dialog.lessThanBefore')
                  : formState.errors.odometer && t('bookings.dialog.badNumber')
              }
              {...register('odometer', { pattern: /^\s*\d{0,7}\s*$/ })}
            />
            <TextField
              label={t('bookings.dialog.energy')}
              inputMode="numeric"
              autoComplete="off"
              optional
              error={formState.errors.energy && t('bookings.dialog.badPercent')}
              {...register('energy', { pattern: /^\s*(100|\d{0,2})\s*$/ })}
            />
          </div>
        )}
      </form>
      {!lessThanBefore && <Refusal error={error} />}
    </AskDialog>
  )
}

function useDeskAction(action: Exclude<DeskAction, 'cancel'>, asked: Asked, onClose: () => void) {
  const t = useT()
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  const options = {
    onSuccess: () => {
      toast(t(`bookings.dialog.${words[action].done}`, { name: asked.name }))
      void queries.invalidateQueries({ queryKey: trpc.booking.pathKey() })
      onClose()
    },
  }
  const checkIn = useMutation(trpc.desk.checkIn.mutationOptions(options))
  const checkOut = useMutation(trpc.desk.checkOut.mutationOptions(options))
  const noShow = useMutation(trpc.desk.markNoShow.mutationOptions(options))
  const mutation = { checkIn, checkOut, noShow }[action]
  const bookingId = asked.id

  function run({ odometer, energy }: Dials): void {
    if (action === 'checkIn') checkIn.mutate({ bookingId })
    else if (action === 'noShow') noShow.mutate({ bookingId })
    else
      checkOut.mutate({
        bookingId,
        ...(odometer.trim() && { odometerKm: Number(odometer) }),
        ...(energy.trim() && { energyPercent: Number(energy) }),
      })
  }

  const { error } = mutation
  const lessThanBefore = Boolean(
    error && errorOf(error).data.errors?.some(({ field }) => field === 'odometerKm'),
  )
  return { run, pending: mutation.isPending, error, lessThanBefore }
}
