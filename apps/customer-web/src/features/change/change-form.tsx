import { errorOf, serverNow, useTRPC, useTRPCClient } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import {
  Button,
  DateTimeRange,
  type ErrorItem,
  ErrorSummary,
  normalizePlate,
  SelectField,
  TextField,
  useFormat,
  useOnline,
} from '@forecourt/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useT } from '../../i18n.ts'
import { PlaceField } from '../search/place-field.tsx'
import { useOpeningRule } from '../search/use-place-hours.ts'
import { useSettled } from '../search/use-settled.ts'
import { LoadFailed } from '../shared/load-failed.tsx'
import { ExtrasFields } from './extras-fields.tsx'
import { PriceDifference } from './price-difference.tsx'
import { Refused } from './refused.tsx'
import { useChange } from './use-change.ts'
import { type Filled, filledFrom, isFlight, type ModifyInput, wishOf } from './wish.ts'

/** Answers that mean "ask again", not "it cannot be had". */
const transient = ['UNREACHABLE', 'INTERNAL', 'TOO_MANY_ATTEMPTS']
/** The price is asked for when nothing has been touched for so long, ms. */
const pause = 300
const ages = Array.from({ length: 73 }, (_, index) => 18 + index)

/** What can be changed of a booking, and beside it what that costs. Nothing is sent before it is confirmed. */
export function ChangeForm({ booking, onReload }: { booking: Booking; onReload: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const online = useOnline()
  const { money } = useFormat()
  const change = useChange()
  const [filled, setFilled] = useState(() => filledFrom(booking))
  const [attempt, setAttempt] = useState(0)
  const put = (part: Partial<Filled>) => {
    change.reset()
    setFilled({ ...filled, ...part })
  }
  const wish = wishOf(booking, filled)
  const input: ModifyInput = { bookingId: booking.id, version: booking.version, ...wish }
  const touched = Object.keys(wish).length > 0
  const errors = useErrors(booking, filled)
  const asked = useSettled(JSON.stringify(input), pause)
  const preview = useQuery(
    trpc.booking.previewModify.queryOptions(JSON.parse(asked) as ModifyInput, {
      enabled: touched && errors.length === 0 && online,
      staleTime: 0,
      gcTime: 0,
      retry: false,
      placeholderData: keepPreviousData,
    }),
  )
  const settled = asked === JSON.stringify(input) && !preview.isFetching
  const terms = touched && !preview.isError ? preview.data : undefined
  const refusal = change.error ?? (touched && preview.error)
  const asksAgain = refusal && transient.includes(errorOf(refusal).code)
  const reload = () => {
    change.reset()
    onReload()
  }
  const undo = () => {
    change.reset()
    setFilled(filledFrom(booking))
  }

  function send(event: FormEvent): void {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (errors.length > 0 || !terms || !settled) return
    change.mutate({ ask: (options) => client.booking.modify.mutate(input, options), done: t('change.done') })
  }

  const label = () => {
    if (!terms) return t('change.confirm.plain')
    if (terms.paysFirst) return t('change.confirm.pay', { amount: money(terms.dueMinor, terms.currency) })
    if (terms.refundMinor > 0)
      return t('change.confirm.refund', { amount: money(terms.refundMinor, terms.currency) })
    return t('change.confirm.plain')
  }
  const reason = !online ? t('shell.offlineReason') : touched ? undefined : t('change.nothing')

  return (
    <form
      noValidate
      onSubmit={send}
      className="grid items-start gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]"
    >
      <div className="flex min-w-0 flex-col gap-8">
        <ErrorSummary items={attempt > 0 ? errors : []} attempt={attempt} />
        <Fields booking={booking} filled={filled} put={put} errors={attempt > 0 ? errors : []} />
      </div>
      <section
        aria-labelledby="change-price"
        className="flex flex-col gap-5 rounded-sheet border border-hairline bg-raised p-6 lg:sticky lg:top-6"
      >
        <h2 id="change-price" className="text-lg">
          {t('change.price')}
        </h2>
        {!touched && <p className="text-muted">{t('change.nothing')}</p>}
        {touched && !terms && !refusal && errors.length === 0 && online && (
          <p role="status" className="text-muted">
            {t('change.working')}
          </p>
        )}
        {terms && <PriceDifference booking={booking} preview={terms} busy={!settled} />}
        {asksAgain && (
          <LoadFailed
            notCharged
            title={t('change.failed')}
            error={refusal}
            onRetry={() => (change.error ? change.reset() : preview.refetch())}
          />
        )}
        {refusal && !asksAgain && (
          <Refused booking={booking} error={refusal} onUndo={undo} onReload={reload} />
        )}
        {!refusal && (
          <Button
            type="submit"
            wide
            loading={change.isPending || (touched && !settled)}
            disabledReason={reason}
          >
            {label()}
          </Button>
        )}
      </section>
    </form>
  )
}

type FieldsProps = {
  booking: Booking
  filled: Filled
  put: (part: Partial<Filled>) => void
  errors: readonly ErrorItem[]
}

function Fields({ booking, filled, put, errors }: FieldsProps) {
  const t = useT()
  const { product, pickup } = booking
  const startRule = useOpeningRule(pickup.id, pickup.timeZone)
  const endRule = useOpeningRule(filled.dropoff.id, booking.dropoff.timeZone)
  const errorOn = (field: string) => errors.find((item) => item.field === field)?.message
  const spot = { name: filled.dropoff.name, lat: pickup.lat, lng: pickup.lng, branch: filled.dropoff.id }
  return (
    <>
      <div>
        <h2 className="mb-2 text-lg">{t('change.dates')}</h2>
        <DateTimeRange
          clock={serverNow}
          name="when"
          labels={{ start: t(`search.from.${product}`), end: t(`search.to.${product}`) }}
          value={filled.range}
          onChange={(range) => put({ range })}
          zone={pickup.timeZone}
          step={product === 'parking' ? 15 : 30}
          slotState={(date, time, end) =>
            (end === 'start' ? startRule : endRule)?.(date, time, end) ?? 'open'
          }
          error={errorOn('when')}
        />
      </div>
      {product === 'rental' ? (
        <>
          <PlaceField
            branchesOnly
            name="drop"
            label={t('search.dropWhere')}
            placeholder={t('search.dropPlaceholder')}
            product={product}
            value={spot}
            onChange={(place) =>
              put({
                dropoff: place?.branch
                  ? { id: place.branch, name: place.name }
                  : { id: pickup.id, name: pickup.name },
              })
            }
            error={undefined}
          />
          <div className="grid gap-6 sm:grid-cols-2">
            <SelectField
              id="age"
              label={t('search.age')}
              value={String(filled.age ?? '')}
              onChange={(event) => put({ age: Number(event.currentTarget.value) })}
              options={ages.map((age) => ({ value: String(age), label: String(age) }))}
            />
            <TextField
              optional
              name="flight"
              label={t('change.flight')}
              hint={t('change.flightHint')}
              autoCapitalize="characters"
              spellCheck={false}
              value={filled.flight}
              onChange={(event) => put({ flight: event.currentTarget.value })}
              error={errorOn('flight')}
            />
          </div>
        </>
      ) : (
        <TextField
          name="plate"
          label={t('change.plate')}
          hint={t('book.driver.plateWhy')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={filled.plate}
          onChange={(event) => put({ plate: event.currentTarget.value })}
          error={errorOn('plate')}
        />
      )}
      <ExtrasFields
        product={product}
        branchId={pickup.id}
        currency={booking.currency}
        chosen={filled.extras}
        onChange={(extras) => put({ extras })}
      />
    </>
  )
}

/** What is wrong with the form, in the order of its fields. */
function useErrors(booking: Booking, { range, plate, flight }: Filled): ErrorItem[] {
  const t = useT()
  const errors: ErrorItem[] = []
  if (!range.start || !range.end || range.end <= range.start)
    errors.push({ field: 'when', message: t('change.needDates') })
  if (booking.product === 'parking' && !/^.{2,12}$/.test(normalizePlate(plate)))
    errors.push({ field: 'plate', message: t('change.needPlate') })
  if (!isFlight(flight)) errors.push({ field: 'flight', message: t('change.badFlight') })
  return errors
}
