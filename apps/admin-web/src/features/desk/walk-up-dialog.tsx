import { serverNow, useTRPC } from '@forecourt/client'
import type { Board } from '@forecourt/domain/booking/contract'
import {
  addDays,
  Button,
  Dialog,
  normalizePlate,
  PhoneField,
  PriceTable,
  SelectField,
  TextField,
  toLocal,
  useFormat,
  useToast,
} from '@forecourt/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { usePriceLines } from '../booking/price-lines.ts'
import { useBranch } from '../shell/branch-context.ts'
import { DeskRefusal } from './desk-refusal.tsx'
import { instantOf, TimeField } from './time-field.tsx'
import { emptyForm, type Problems, problemsOf, type WalkUpForm } from './walk-up-form.ts'

type Classes = Board['classes']

/** A car or a bay at once: what for, until when and for whom; then the price, line by line, before it is confirmed. */
export function WalkUpDialog({ classes, onClose }: { classes: Classes; onClose: () => void }) {
  const t = useT()
  const { branch } = useBranch()
  const { money } = useFormat()
  const [form, setForm] = useState<WalkUpForm>(() => ({
    ...emptyForm,
    until: inADay(branch.timeZone),
  }))
  const [problems, setProblems] = useState<Problems>({})
  const product = classes.find(({ classId }) => classId === form.classId)?.product ?? 'rental'
  const { quote, walkUp } = useWalkUp(form, product, onClose)

  function submit(event: FormEvent): void {
    event.preventDefault()
    const found = problemsOf(form, product)
    setProblems(found)
    if (Object.keys(found).length > 0) return
    if (quote.data) walkUp.mutate(quote.data.id)
    else quote.mutate()
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('desk.walkUp.title', { branch: branch.name })}
      footer={
        <>
          <Button
            variant="secondary"
            onClick={() => (quote.data && !walkUp.error ? quote.reset() : onClose())}
          >
            {quote.data && !walkUp.error ? t('desk.walkUp.change') : t('cancel')}
          </Button>
          <Button type="submit" form="walk-up" loading={quote.isPending || walkUp.isPending}>
            {quote.data
              ? t('desk.walkUp.confirm', { amount: money(quote.data.totalMinor, quote.data.currency) })
              : t('desk.walkUp.show')}
          </Button>
        </>
      }
    >
      <form id="walk-up" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Fields
          form={form}
          classes={classes}
          problems={problems}
          product={product}
          onChange={(change) => {
            quote.reset()
            walkUp.reset()
            setForm({ ...form, ...change })
          }}
        />
        {quote.data && <QuoteLines quote={quote.data} />}
        <DeskRefusal error={walkUp.error ?? quote.error} />
      </form>
    </Dialog>
  )
}

/** The same time tomorrow, on the half hour. */
function inADay(zone: string): string {
  const [date = '', time = ''] = toLocal(new Date(serverNow()).toISOString(), zone).split('T')
  return `${addDays(date, 1)}T${time.slice(0, 3)}${Number(time.slice(3, 5)) < 30 ? '00' : '30'}`
}

function useWalkUp(form: WalkUpForm, product: Classes[number]['product'], onClose: () => void) {
  const t = useT()
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { branch } = useBranch()
  const { money, language } = useFormat()
  const make = useMutation(trpc.pricing.makeQuote.mutationOptions())
  const take = useMutation(
    trpc.desk.walkUp.mutationOptions({
      onSuccess: ({ id, contact, totalMinor, currency }) => {
        toast(t('desk.walkUp.done', { name: contact.name, amount: money(totalMinor, currency) }))
        void queries.invalidateQueries({ queryKey: trpc.booking.pathKey() })
        onClose()
        void navigate({
          to: '/b/$branchId/bookings/$bookingId',
          params: { branchId: branch.id, bookingId: id },
        })
      },
    }),
  )
  return {
    quote: {
      ...make,
      reset: make.reset,
      mutate: () =>
        make.mutate({
          classId: form.classId,
          pickupBranchId: branch.id,
          from: new Date(serverNow()).toISOString(),
          to: instantOf(form.until, branch.timeZone) ?? '',
          ...(product === 'rental' && { driverAge: Number(form.age) }),
        }),
    },
    walkUp: {
      ...take,
      reset: take.reset,
      mutate: (quoteId: string) =>
        take.mutate({
          quoteId,
          locale: language,
          contact: {
            name: form.name.trim(),
            email: form.email.trim(),
            ...(form.phone.trim() && { phone: form.phone.trim() }),
          },
          ...(product === 'parking' && { plate: normalizePlate(form.plate) }),
        }),
    },
  }
}

type Quote = NonNullable<ReturnType<typeof useWalkUp>['quote']['data']>

function QuoteLines({ quote }: { quote: Quote }) {
  const t = useT()
  const { branch } = useBranch()
  const lines = usePriceLines({ ...quote, pickup: branch })
  return (
    <section aria-live="polite" className="rounded-card border border-hairline p-4">
      <PriceTable
        caption={t('bookings.price')}
        lines={lines}
        currency={quote.currency}
        total={quote.totalMinor}
        totalLabel={t('desk.walkUp.due')}
        notes={[{ id: 'tax', label: t('bookings.taxIncluded'), minor: quote.taxMinor }]}
      />
    </section>
  )
}

function Fields({
  form,
  classes,
  problems,
  product,
  onChange,
}: {
  form: WalkUpForm
  classes: Classes
  problems: Problems
  product: Classes[number]['product']
  onChange: (change: Partial<WalkUpForm>) => void
}) {
  const t = useT()
  const { branch } = useBranch()
  const { language, zone } = useFormat()
  const error = (field: keyof WalkUpForm) => {
    const problem = problems[field]
    return problem && t(`desk.walkUp.${problem}`)
  }
  const text = (field: keyof WalkUpForm) => ({
    name: `walk-up-${field}`,
    value: form[field],
    error: error(field),
    onChange: (event: { target: { value: string } }) => onChange({ [field]: event.target.value }),
  })
  return (
    <>
      <SelectField
        label={t('desk.walkUp.class')}
        placeholder={t('desk.walkUp.chooseClass')}
        options={classes
          .filter(({ free }) => free > 0)
          .map(({ classId, name, acriss, free }) => ({
            value: classId,
            label: [name[language], acriss, t('desk.walkUp.free', { count: free })]
              .filter(Boolean)
              .join(' · '),
          }))}
        {...text('classId')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TimeField label={t('desk.walkUp.until', { zone: zone(branch.timeZone) })} {...text('until')} />
        {product === 'rental' ? (
          <TextField label={t('desk.walkUp.age')} inputMode="numeric" autoComplete="off" {...text('age')} />
        ) : (
          <TextField label={t('desk.walkUp.plate')} autoComplete="off" {...text('plate')} />
        )}
      </div>
      <TextField label={t('desk.walkUp.name')} autoComplete="off" {...text('name')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={t('desk.walkUp.email')} type="email" autoComplete="off" {...text('email')} />
        <PhoneField label={t('desk.walkUp.phone')} optional {...text('phone')} />
      </div>
    </>
  )
}
