import { useTRPC } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { Button, Dialog, toLocal, useFormat, useToast } from '@forecourt/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { DeskRefusal } from './desk-refusal.tsx'
import { instantOf, TimeField } from './time-field.tsx'

/** When something that is out is thought to be back. Its next booking is seen to at once. */
export function ExpectDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  const { zone: zoneName } = useFormat()
  const { timeZone } = booking.dropoff
  const [local, setLocal] = useState(() => toLocal(booking.expectedBackAt ?? booking.to, timeZone))
  const [bad, setBad] = useState(false)
  const expect = useMutation(
    trpc.desk.expectBack.mutationOptions({
      onSuccess: ({ expectedBackAt }) => {
        toast(t(expectedBackAt ? 'desk.expectSaved' : 'desk.expectCleared'))
        void queries.invalidateQueries({ queryKey: trpc.booking.pathKey() })
        void queries.invalidateQueries({ queryKey: trpc.desk.pathKey() })
        onClose()
      },
    }),
  )

  function submit(event: FormEvent): void {
    event.preventDefault()
    const at = instantOf(local, timeZone)
    setBad(at === undefined)
    if (at) expect.mutate({ bookingId: booking.id, at })
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('desk.expectTitle', { name: booking.contact.name })}
      footer={
        <>
          {booking.expectedBackAt && (
            <Button
              variant="secondary"
              onClick={() => expect.mutate({ bookingId: booking.id, at: null })}
              disabledReason={expect.isPending ? t('desk.expectSave') : undefined}
            >
              {t('desk.expectClear')}
            </Button>
          )}
          <Button variant="secondary" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" form="expect" loading={expect.isPending}>
            {t('desk.expectSave')}
          </Button>
        </>
      }
    >
      <p className="mb-4">{t('desk.expectText')}</p>
      <form id="expect" onSubmit={submit} noValidate>
        <TimeField
          label={t('desk.expectAt', { zone: zoneName(timeZone) })}
          name="expected"
          value={local}
          error={bad ? t('desk.block.badTime') : undefined}
          onChange={(event) => setLocal(event.target.value)}
        />
        <DeskRefusal error={expect.error} />
      </form>
    </Dialog>
  )
}
