import { useTRPC } from '@forecourt/client'
import { Button, buttonClass, Card, PageTitle } from '@forecourt/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { DeskRefusal } from '../features/desk/desk-refusal.tsx'
import { runsBranch, useStaff } from '../features/identity/session.ts'
import { NoPermission } from '../features/kit/no-permission.tsx'
import { useOffline } from '../features/kit/use-offline.ts'
import { useTypedForm } from '../features/kit/use-typed-form.tsx'
import { usePriceDone } from '../features/pricing/rates.ts'
import { CapFields, GiftFields, ScopeFields, WindowFields } from '../features/promotions/promo-fields.tsx'
import { newPromo, type PromoForm, readPromo } from '../features/promotions/promo-form.ts'
import { useBranch } from '../features/shell/branch-context.ts'
import { useT } from '../i18n/index.ts'

/** A new promotion, or new terms for a code that there is. */
export function PromotionRoute() {
  return runsBranch(useStaff().role) ? <NewPromotion /> : <NoPermission />
}

function NewPromotion() {
  const t = useT()
  const trpc = useTRPC()
  const navigate = useNavigate()
  const { branch } = useBranch()
  const { role, branches } = useStaff()
  const offline = useOffline()
  const params = { branchId: branch.id }
  const done = usePriceDone(() => void navigate({ to: '/b/$branchId/promotions', params }))
  const inForce = useQuery(trpc.pricing.listPromotions.queryOptions({})).data ?? []
  const save = useMutation(
    trpc.pricing.createPromotion.mutationOptions({
      onSuccess: (_made, { code }) => done(t('promotions.saved', { code: code.toUpperCase() })),
    }),
  )
  const mine = branches.map(({ id }) => id)
  const places: PromoForm['where'][] =
    role === 'admin' ? ['here', 'everywhere'] : mine.length > 1 ? ['here', 'mine'] : ['here']
  const place = {
    ...{ timeZone: branch.timeZone, currency: branch.currency },
    branchIds: { here: [branch.id], mine, everywhere: null },
  }
  const typed = useTypedForm(
    newPromo,
    (form) => readPromo(form, place, t),
    (input) => save.mutate(input),
  )
  const code = typed.form.code.trim().toUpperCase()
  return (
    <>
      <PageTitle
        className="[&_h1]:text-2xl"
        lead={<span className="text-base">{t('promotions.newLead')}</span>}
      >
        {t('promotions.newTitle')}
      </PageTitle>
      <Card className="max-w-[48rem]">
        <form onSubmit={typed.onSubmit} noValidate className="flex flex-col gap-8">
          {typed.summary}
          <Part title={t('promotions.part.gift')}>
            <GiftFields typed={typed} taken={inForce.some((promo) => promo.code === code)} />
          </Part>
          <Part title={t('promotions.part.window')}>
            <WindowFields typed={typed} />
          </Part>
          <Part title={t('promotions.part.caps')}>
            <CapFields typed={typed} />
          </Part>
          <Part title={t('promotions.part.scope')}>
            <ScopeFields typed={typed} places={places} />
          </Part>
          <DeskRefusal error={save.error} />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" loading={save.isPending} disabledReason={offline}>
              {t('promotions.save')}
            </Button>
            <Link to="/b/$branchId/promotions" params={params} className={buttonClass('secondary')}>
              {t('cancel')}
            </Link>
          </div>
        </form>
      </Card>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  )
}
