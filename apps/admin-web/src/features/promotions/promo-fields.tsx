import { Checkbox, Fieldset, RadioGroup, SelectField, TextField, useFormat } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'
import { TimeField } from '../desk/time-field.tsx'
import type { TypedForm } from '../kit/use-typed-form.tsx'
import { useClasses } from '../pricing/rates.ts'
import { capital } from '../pricing/sentence.ts'
import { useBranch } from '../shell/branch-context.ts'
import type { PromoForm } from './promo-form.ts'

type Part = { typed: TypedForm<PromoForm> }

/** The code and what it gives. */
export function GiftFields({ typed, taken }: Part & { taken: boolean }) {
  const t = useT()
  const { branch } = useBranch()
  const { form, set, text } = typed
  const kinds = ['percent', 'amount', 'free_day'] as const
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('promotions.code')}
          hint={t(taken ? 'promotions.taken' : 'promotions.codeHint')}
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          {...text('code')}
        />
        <TextField
          label={t('promotions.name')}
          hint={t('promotions.nameHint')}
          maxLength={80}
          {...text('name')}
        />
      </div>
      <RadioGroup
        legend={t('promotions.gives')}
        name="kind"
        value={form.kind}
        onChange={(kind) => set({ kind })}
        options={kinds.map((value) => ({
          value,
          label: t(`promotions.kind.${value}`),
          hint: t(`promotions.kindHint.${value}`),
        }))}
      />
      {form.kind === 'percent' && (
        <TextField
          label={t('promotions.percent')}
          inputMode="decimal"
          after={<span className="pr-3">%</span>}
          {...text('percent')}
        />
      )}
      {form.kind === 'amount' && (
        <TextField
          label={t('promotions.amount')}
          inputMode="decimal"
          after={<span className="pr-3 text-sm">{branch.currency}</span>}
          {...text('amount')}
        />
      )}
    </>
  )
}

/** When it can be booked with, and for which pick-ups. */
export function WindowFields({ typed: { text } }: Part) {
  const t = useT()
  const { branch } = useBranch()
  const zone = useFormat().zone(branch.timeZone)
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {(['bookFrom', 'bookUntil', 'pickupFrom', 'pickupUntil'] as const).map((field) => (
        <TimeField key={field} label={t(`promotions.${field}`, { zone })} optional {...text(field)} />
      ))}
    </div>
  )
}

/** How much of it there is, and how often one customer may use it. */
export function CapFields({ typed }: Part) {
  const t = useT()
  const { branch } = useBranch()
  const { form, set, text } = typed
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={t('promotions.maxUses')} inputMode="numeric" optional {...text('maxUses')} />
        <TextField
          label={t('promotions.budget')}
          inputMode="decimal"
          optional
          after={<span className="pr-3 text-sm">{branch.currency}</span>}
          {...text('budget')}
        />
        <TextField
          label={t('promotions.perCustomer')}
          inputMode="numeric"
          optional
          {...text('perCustomer')}
        />
        <TextField label={t('promotions.minDays')} inputMode="numeric" optional {...text('minDays')} />
      </div>
      <Checkbox
        name="firstBookingOnly"
        label={t('promotions.firstBookingOnly')}
        checked={form.firstBookingOnly}
        onChange={(event) => set({ firstBookingOnly: event.target.checked })}
      />
    </>
  )
}

/** What it is good for. */
export function ScopeFields({ typed, places }: Part & { places: readonly PromoForm['where'][] }) {
  const t = useT()
  const { language } = useFormat()
  const { form, set } = typed
  const classes = useClasses().filter(({ product }) => product === form.product)
  const toggle = (id: string) =>
    set({
      classIds: form.classIds.includes(id)
        ? form.classIds.filter((one) => one !== id)
        : [...form.classIds, id],
    })
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          id="where"
          label={t('promotions.where')}
          value={form.where}
          onChange={(event) => {
            const where = places.find((one) => one === event.target.value)
            if (where) set({ where })
          }}
          options={places.map((value) => ({ value, label: t(`promotions.place.${value}`) }))}
        />
        <SelectField
          id="product"
          label={t('promotions.product')}
          value={form.product}
          onChange={(event) => {
            const product = (['rental', 'parking', ''] as const).find((one) => one === event.target.value)
            set({ product: product ?? '', classIds: [] })
          }}
          options={[
            { value: '', label: capital(t('promotions.allProducts')) },
            { value: 'rental', label: capital(t('pricing.all.rental')) },
            { value: 'parking', label: capital(t('pricing.all.parking')) },
          ]}
        />
      </div>
      {form.product !== '' && (
        <Fieldset legend={t('promotions.classes')} hint={t('promotions.classesHint')} optional>
          {() => (
            <div className="grid gap-x-4 sm:grid-cols-2">
              {classes.map(({ id, name, acriss }) => (
                <Checkbox
                  key={id}
                  id={`class-${id}`}
                  label={[name[language], acriss].filter(Boolean).join(' · ')}
                  checked={form.classIds.includes(id)}
                  onChange={() => toggle(id)}
                />
              ))}
            </div>
          )}
        </Fieldset>
      )}
    </>
  )
}
