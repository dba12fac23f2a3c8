import { useTRPC } from '@forecourt/client'
import type { UnitClass } from '@forecourt/domain/fleet/contract'
import { Button, buttonClass, Card, PageTitle, RadioGroup, TextField, useFormat } from '@forecourt/ui'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useT } from '../../i18n/index.ts'
import { DeskRefusal } from '../desk/desk-refusal.tsx'
import { useOffline } from '../kit/use-offline.ts'
import { useTypedForm } from '../kit/use-typed-form.tsx'
import { useBranch } from '../shell/branch-context.ts'
import {
  fieldOf,
  fieldsOf,
  flexiblePayments,
  formOfPlan,
  type PlanField,
  planFields,
  readPlan,
} from './plan-form.ts'
import { PlanPreview } from './plan-preview.tsx'
import { type RatePlan, usePriceDone } from './rates.ts'
import { TariffFields } from './tariff-fields.tsx'

const parts = Object.keys(planFields) as (keyof typeof planFields)[]

/** What a class costs at the branch from now on: a new plan, or a new version of the one in force. */
export function PlanEditor({ plan, unitClass }: { plan: RatePlan | undefined; unitClass: UnitClass }) {
  const t = useT()
  const trpc = useTRPC()
  const navigate = useNavigate()
  const { branch } = useBranch()
  const { language, locale } = useFormat()
  const offline = useOffline()
  const { id: classId, product } = unitClass
  const name = unitClass.name[language]
  const params = { branchId: branch.id }
  const search = { view: 'plans', product } as const
  const done = usePriceDone(() => void navigate({ to: '/b/$branchId/pricing', params, search }))
  const save = useMutation(
    trpc.pricing.createRatePlan.mutationOptions({ onSuccess: () => done(t('plans.form.saved', { name })) }),
  )
  const ask = { branchId: branch.id, classId, product, currency: branch.currency, locale, plan }
  const typed = useTypedForm(
    () => formOfPlan(plan, locale),
    (form) => readPlan(form, ask, t),
    (input) => save.mutate(input),
  )
  const field = (one: PlanField) => {
    const { as, optional } = fieldOf(one)
    const unit = { money: branch.currency, percent: '%', count: '', text: '' }[as]
    return (
      <TextField
        key={one}
        label={t(`plans.form.${one}`)}
        optional={optional}
        inputMode={as === 'text' ? 'text' : as === 'count' ? 'numeric' : 'decimal'}
        {...(unit && { after: <span className="pr-3 text-sm">{unit}</span> })}
        {...typed.text(one)}
      />
    )
  }
  return (
    <>
      <PageTitle
        className="[&_h1]:text-2xl"
        lead={<span className="text-base">{t('plans.form.lead', { branch: branch.name })}</span>}
      >
        {t(plan ? 'plans.form.changeTitle' : 'plans.form.newTitle', { name })}
      </PageTitle>
      <Card className="max-w-[60rem]">
        <form onSubmit={typed.onSubmit} noValidate className="flex flex-col gap-8">
          {typed.summary}
          {parts.map((part) => (
            <fieldset key={part} className="min-w-0">
              <legend className="mb-1 font-bold text-lg">{t(`plans.form.part.${part}`)}</legend>
              <p className="mb-4 text-muted text-sm">{t(`plans.form.partHint.${part}`)}</p>
              <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-3">
                {fieldsOf(part, product).map(field)}
              </div>
            </fieldset>
          ))}
          <RadioGroup
            legend={t('plans.form.flexiblePayment')}
            hint={t('plans.form.flexiblePaymentHint')}
            name="flexiblePayment"
            value={typed.form.flexiblePayment}
            onChange={(flexiblePayment) => typed.set({ flexiblePayment })}
            options={flexiblePayments.map((value) => ({
              value,
              label: t(`plans.form.pays.${value === 'booking' ? value : product}`),
            }))}
          />
          {product === 'parking' && (
            <TariffFields
              bands={typed.form.bands}
              said={typed.errorOf('bands') !== undefined}
              onChange={(bands) => typed.set({ bands })}
            />
          )}
          <PlanPreview plan={typed.value} product={product} />
          <p className="text-muted text-sm">{t('pricing.keeps')}</p>
          <DeskRefusal error={save.error} />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" loading={save.isPending} disabledReason={offline}>
              {t(plan ? 'plans.form.saveChange' : 'plans.form.save')}
            </Button>
            <Link to="/b/$branchId/pricing" {...{ params, search }} className={buttonClass('secondary')}>
              {t('cancel')}
            </Link>
          </div>
        </form>
      </Card>
    </>
  )
}
