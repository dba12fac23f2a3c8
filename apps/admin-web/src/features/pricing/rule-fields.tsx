import { RadioGroup, SelectField, TextField, useFormat } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'
import { useStaff } from '../identity/session.ts'
import type { TypedForm } from '../kit/use-typed-form.tsx'
import { useClasses, useGroups } from './rates.ts'
import type { RuleForm } from './rule-form.ts'
import { capital } from './sentence.ts'
import { WeekdayField } from './weekday-field.tsx'

const kinds = ['season', 'weekday', 'demand', 'length'] as const

/** What makes a rule: when, for what, where, by how much, and what customers read. */
export function RuleFields({ typed, isNew }: { typed: TypedForm<RuleForm>; isNew: boolean }) {
  const t = useT()
  const { language } = useFormat()
  const { form, set, text, errorOf } = typed
  const { kind, product } = form
  const classes = useClasses().filter((one) => one.product === product)
  const scopes = useScopes()
  const percent = <span className="pr-3">%</span>
  return (
    <>
      {isNew && (
        <RadioGroup
          legend={t('pricing.rule.kind')}
          name="kind"
          value={kind}
          onChange={(next) => set({ kind: next })}
          options={kinds.map((value) => ({
            value,
            label: t(`pricing.kind.${value}`),
            hint: t(`pricing.kindHint.${value}`),
          }))}
        />
      )}
      {kind !== 'length' && (
        <WeekdayField
          value={form.weekdays}
          error={errorOf('weekdays')}
          optional={kind !== 'weekday'}
          onChange={(weekdays) => set({ weekdays })}
        />
      )}
      {kind !== 'length' && (
        <div className="grid gap-4 sm:grid-cols-2">
          {(['fromDate', 'toDate'] as const).map((end) => (
            <TextField
              key={end}
              type="date"
              label={t(`pricing.rule.${end}`)}
              optional={kind !== 'season'}
              {...text(end)}
            />
          ))}
        </div>
      )}
      {kind === 'demand' && (
        <TextField
          label={t('pricing.rule.minTaken')}
          hint={t('pricing.rule.minTakenHint')}
          inputMode="decimal"
          after={percent}
          {...text('minTaken')}
        />
      )}
      {kind === 'length' && (
        <TextField label={t('pricing.rule.minDays')} inputMode="numeric" {...text('minDays')} />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={t('pricing.rule.class')}
          id="classId"
          value={form.classId}
          onChange={(event) => set({ classId: event.target.value })}
          options={[
            { value: '', label: capital(t(`pricing.all.${product}`)) },
            ...classes.map(({ id, name, acriss }) => ({
              value: id,
              label: [name[language], acriss].filter(Boolean).join(' · '),
            })),
          ]}
        />
        <SelectField
          label={t('pricing.rule.where')}
          id="scope"
          value={form.scope}
          onChange={(event) => {
            const scope = scopes.find(({ value }) => value === event.target.value)?.value
            if (scope) set({ scope })
          }}
          options={scopes.map(({ value, label }) => ({ value, label: capital(label) }))}
        />
      </div>
      <TextField
        label={t(kind === 'length' ? 'pricing.rule.discount' : 'pricing.rule.change')}
        hint={t(kind === 'length' ? 'pricing.rule.discountHint' : 'pricing.rule.changeHint')}
        inputMode="text"
        after={percent}
        {...text('change')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {(['nameEn', 'nameFr'] as const).map((name) => (
          <TextField
            key={name}
            label={t(`pricing.rule.${name}`)}
            hint={t('pricing.rule.nameHint')}
            maxLength={80}
            {...text(name)}
          />
        ))}
      </div>
    </>
  )
}

/** Where this person may rule: a manager at the branch, an administrator in groups and everywhere too. */
function useScopes(): { value: RuleForm['scope']; label: string }[] {
  const t = useT()
  const { role } = useStaff()
  const groups = useGroups()
  const here = { value: 'here' as const, label: t('pricing.here') }
  if (role !== 'admin') return [here]
  return [
    here,
    ...groups.map(({ id, name }) => ({
      value: `group:${id}` as const,
      label: t('pricing.inGroup', { name }),
    })),
    { value: 'everywhere', label: t('pricing.everywhere') },
  ]
}
