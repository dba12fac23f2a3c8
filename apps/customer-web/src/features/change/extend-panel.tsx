import { serverNow, useTRPC, useTRPCClient } from '@forecourt/client'
import type { Booking, ExtendPreview } from '@forecourt/domain/booking/contract'
import { Button, EmptyState, Skeleton, useFormat, useOnline } from '@forecourt/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CalendarX, Minus, Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useT } from '../../i18n.ts'
import { useSettled } from '../search/use-settled.ts'
import { LoadFailed } from '../shared/load-failed.tsx'
import { endAt, firstStep, lastStep, sliderStep } from './extend-steps.ts'
import { PriceDifference } from './price-difference.tsx'
import { Refused } from './refused.tsx'
import { useChange } from './use-change.ts'

type PanelProps = { booking: Booking; onReload: () => void }

/** How much longer: as far as it goes, with the price of each end before it is decided. */
export function ExtendPanel({ booking, onReload }: PanelProps) {
  const t = useT()
  const trpc = useTRPC()
  const limit = useQuery(
    trpc.booking.previewExtend.queryOptions({ bookingId: booking.id }, { staleTime: 30_000, retry: false }),
  )
  if (limit.isPending) return <Skeleton className="h-80 w-full rounded-sheet!" />
  if (limit.isError) {
    return (
      <LoadFailed
        title={t('change.extend.failed')}
        error={limit.error}
        onRetry={() => limit.refetch()}
        notCharged
      />
    )
  }
  const reload = () => {
    limit.refetch()
    onReload()
  }
  const last = lastStep(limit.data)
  if (last < firstStep(limit.data, serverNow())) return <NoLonger booking={booking} limit={limit.data} />
  return <Slider key={limit.data.endsAt} {...{ booking, last }} limit={limit.data} onReload={reload} />
}

function useLimitWords(booking: Booking, { limit, neededAt }: ExtendPreview): string {
  const t = useT()
  const { instant } = useFormat()
  const { product, dropoff } = booking
  if (limit === 'next_booking' && neededAt)
    return t(`change.extend.limit.next_booking.${product}`, { when: instant(neededAt, dropoff.timeZone) })
  if (limit === 'closed') return t('change.extend.limit.closed', { branch: dropoff.name })
  return t('change.extend.limit.longest')
}

function NoLonger({ booking, limit }: { booking: Booking; limit: ExtendPreview }) {
  const t = useT()
  const { instant } = useFormat()
  const words = useLimitWords(booking, limit)
  const { phone } = booking.pickup
  return (
    <EmptyState
      icon={CalendarX}
      title={t(`change.extend.none.${booking.product}`)}
      actions={
        <a
          className="link inline-flex min-h-control items-center px-3 font-medium"
          href={`tel:${phone.replace(/\s/g, '')}`}
        >
          {t('change.call', { phone })}
        </a>
      }
    >
      <p>{words}</p>
      <p>{t('change.extend.noneText', { when: instant(booking.to, booking.dropoff.timeZone) })}</p>
    </EmptyState>
  )
}

function Slider({ booking, limit, last, onReload }: PanelProps & { limit: ExtendPreview; last: number }) {
  const t = useT()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const online = useOnline()
  const { instant, money, duration, zone } = useFormat()
  const change = useChange()
  const first = firstStep(limit, serverNow())
  const [step, setStep] = useState(() => Math.min(last, Math.max(first, Math.round(60 / limit.stepMinutes))))
  const { timeZone } = booking.dropoff
  const day = Math.round((24 * 60) / limit.stepMinutes)
  const go = (to: number) => {
    change.reset()
    setStep(Math.min(last, Math.max(first, to)))
  }
  const to = endAt(limit, step)
  const asked = useSettled(to, 250)
  const preview = useQuery(
    trpc.booking.previewExtend.queryOptions(
      { bookingId: booking.id, to: asked },
      { enabled: online, staleTime: 0, gcTime: 0, retry: false, placeholderData: keepPreviousData },
    ),
  )
  const settled = asked === to && !preview.isFetching
  const terms = preview.data?.change ?? undefined
  const refused = settled ? (preview.data?.refusal ?? null) : null
  const words = useLimitWords(booking, limit)
  const stepWords = duration(limit.stepMinutes)
  const reason = !online ? t('shell.offlineReason') : refused ? t(`change.refused.${refused}`) : undefined

  function send(event: FormEvent): void {
    event.preventDefault()
    if (!terms || !settled) return
    const input = { bookingId: booking.id, version: booking.version, to }
    change.mutate({
      ask: (options) => client.booking.extend.mutate(input, options),
      done: t('change.extend.done'),
    })
  }

  return (
    <form
      noValidate
      onSubmit={send}
      className="grid items-start gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]"
    >
      <div className="flex min-w-0 flex-col gap-5">
        {booking.overdue && <p className="font-medium text-red">{t('change.extend.overdue')}</p>}
        <div>
          <label htmlFor="extend-end" className="text-muted text-sm">
            {t('change.extend.end')}
          </label>
          <output htmlFor="extend-end" aria-live="polite" className="block font-bold text-2xl">
            {instant(to, timeZone)}
          </output>
          <span className="text-muted text-sm">{zone(timeZone)}</span>
        </div>
        <input
          id="extend-end"
          type="range"
          min={first}
          max={last}
          step={sliderStep(first, last, day)}
          value={step}
          aria-valuetext={instant(to, timeZone)}
          onChange={(event) => go(Number(event.currentTarget.value))}
          className="h-target w-full accent-brand"
        />
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          <Move icon="minus" disabled={step - day < first} onClick={() => go(step - day)}>
            {t('change.extend.dayEarlier')}
          </Move>
          <Move icon="minus" disabled={step <= first} onClick={() => go(step - 1)}>
            {t('change.extend.earlier', { step: stepWords })}
          </Move>
          <Move icon="plus" disabled={step >= last} onClick={() => go(step + 1)}>
            {t('change.extend.later', { step: stepWords })}
          </Move>
          <Move icon="plus" disabled={step + day > last} onClick={() => go(step + day)}>
            {t('change.extend.dayLater')}
          </Move>
        </div>
        <p className="text-muted">
          {limit.lastEnd && t('change.extend.last', { when: instant(limit.lastEnd, timeZone) })} {words}
        </p>
      </div>
      <section
        aria-labelledby="extend-price"
        className="flex flex-col gap-5 rounded-sheet border border-hairline bg-raised p-6 lg:sticky lg:top-6"
      >
        <h2 id="extend-price" className="text-lg">
          {t('change.price')}
        </h2>
        {!terms && !refused && !preview.isError && (
          <p role="status" className="text-muted">
            {t('change.working')}
          </p>
        )}
        {preview.isError && (
          <LoadFailed
            notCharged
            title={t('change.failed')}
            error={preview.error}
            onRetry={() => preview.refetch()}
          />
        )}
        {terms && <PriceDifference booking={booking} preview={terms} busy={!settled} />}
        {change.isError && (
          <Refused booking={booking} error={change.error} onReload={onReload} onUndo={onReload} />
        )}
        {!change.isError && !preview.isError && (
          <Button type="submit" wide loading={change.isPending || !settled} disabledReason={reason}>
            {terms?.paysFirst
              ? t('change.extend.confirm.pay', { amount: money(terms.dueMinor, terms.currency) })
              : t('change.extend.confirm.plain')}
          </Button>
        )}
      </section>
    </form>
  )
}

type MoveProps = { icon: 'minus' | 'plus'; disabled: boolean; onClick: () => void; children: string }

function Move({ icon, disabled, onClick, children }: MoveProps) {
  const Icon = icon === 'plus' ? Plus : Minus
  return (
    <button
      type="button"
      disabled={disabled}
      onClick={onClick}
      className="flex min-h-control items-center justify-center gap-2 rounded-input border border-control px-2 font-medium text-sm transition-colors hover:border-text disabled:border-hairline disabled:text-control"
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {children}
    </button>
  )
}
