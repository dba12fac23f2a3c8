import { serverNow } from '@forecourt/client'
import type { Product } from '@forecourt/domain/fleet/contract'
import {
  DateOfBirthField,
  ErrorSummary,
  errorItems,
  isoDateOf,
  normalizePhone,
  normalizePlate,
  PhoneField,
  PlateField,
  TextField,
} from '@forecourt/ui'
import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { z } from 'zod'
import { useT } from '../../i18n.ts'
import { type Details, details, writeDraft } from './draft.ts'

export type DetailsFormProps = {
  id: string
  product: Product
  /** The car is picked up at an airport: a late flight is waited for. */
  atAirport: boolean
  start: Details
  onDone: (typed: Details) => void
}

const order = ['email', 'name', 'birth', 'plate', 'flight', 'phone'] as const

/** Who books: email first; a date of birth for a car, a plate for a bay. The button stands in the page's bar. */
export function DetailsForm({ id, product, atAirport, start, onDone }: DetailsFormProps) {
  const t = useT()
  const form = useForm({
    resolver: zodResolver(useDetailsSchema(product)),
    defaultValues: start,
    shouldFocusError: false,
    mode: 'onSubmit',
    // Not on blur: the lines that go away would move the button from under the hand that presses it.
    reValidateMode: 'onChange',
  })
  const { register, control, handleSubmit, formState, getValues, trigger } = form
  const { errors, submitCount } = formState
  const leaveField = () => {
    writeDraft(getValues(), serverNow())
    // Fields of several parts: what was wrong is looked at again when a part is left.
    for (const name of ['birth', 'plate'] as const) if (errors[name]) trigger(name)
  }
  return (
    <form
      id={id}
      noValidate
      onSubmit={handleSubmit(onDone)}
      onBlur={leaveField}
      className="flex max-w-form flex-col gap-6"
    >
      <ErrorSummary items={errorItems(errors, order)} attempt={submitCount} />
      <TextField
        label={t('book.driver.email')}
        hint={t('book.driver.emailHint')}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.email?.message}
        {...register('email')}
      />
      <TextField
        label={t(`book.driver.name.${product}`)}
        autoComplete="name"
        error={errors.name?.message}
        {...register('name')}
      />
      {product === 'rental' ? (
        <Controller
          control={control}
          name="birth"
          render={({ field: { value, onChange } }) => (
            <DateOfBirthField
              name="birth"
              legend={t('book.driver.birth')}
              hint={t('book.driver.birthWhy')}
              error={errors.birth?.message}
              value={value}
              onChange={onChange}
            />
          )}
        />
      ) : (
        <Controller
          control={control}
          name="plate"
          render={({ field: { value, onChange } }) => (
            <PlateField
              name="plate"
              legend={t('book.driver.plate')}
              hint={t('book.driver.plateWhy')}
              error={errors.plate?.message}
              value={value}
              onChange={onChange}
            />
          )}
        />
      )}
      {atAirport && product === 'rental' && (
        <TextField
          optional
          label={t('book.driver.flight')}
          hint={t('book.driver.flightWhy')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          error={errors.flight?.message}
          {...register('flight')}
        />
      )}
      <PhoneField
        optional
        label={t('book.driver.phone')}
        hint={t('book.driver.phoneWhy')}
        error={errors.phone?.message}
        {...register('phone')}
      />
      <p className="text-muted text-sm">{t('book.driver.keep')}</p>
    </form>
  )
}

/** What must be given, in the reader's words. */
function useDetailsSchema(product: Product) {
  const t = useT()
  const isRental = product === 'rental'
  return details.extend({
    email: z
      .string()
      .trim()
      .pipe(z.email(t('book.driver.needEmail'))),
    name: z.string().trim().min(1, t('book.driver.needName')).max(120),
    phone: z
      .string()
      .refine((typed) => typed.trim() === '' || normalizePhone(typed), t('book.driver.badPhone')),
    flight: z
      .string()
      .refine((typed) => typed.trim() === '' || isFlightNumber(typed), t('book.driver.badFlight')),
    birth: details.shape.birth.refine((parts) => !isRental || isBirthDate(parts), t('book.driver.badBirth')),
    plate: details.shape.plate.refine(
      ({ text }) => isRental || /^.{2,12}$/.test(normalizePlate(text)),
      t('book.driver.needPlate'),
    ),
  })
}

/** An airline's two letters or digits and a number; spaces do not count. */
const isFlightNumber = (typed: string) => /^[A-Z0-9]{2}[0-9]{1,4}[A-Z]?$/i.test(typed.replace(/[\s-]/g, ''))

/** A day on which a living person may have been born. */
function isBirthDate(parts: Details['birth']): boolean {
  const iso = isoDateOf(parts)
  return iso !== undefined && iso > '1900' && iso < new Date(serverNow()).toISOString()
}
