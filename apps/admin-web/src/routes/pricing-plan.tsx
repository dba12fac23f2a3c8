import { useTRPC } from '@forecourt/client'
import { Card, EmptyState, PageTitle, SelectField, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Tags } from 'lucide-react'
import { runsBranch, useStaff } from '../features/identity/session.ts'
import { Loading } from '../features/kit/loading.tsx'
import { NoPermission } from '../features/kit/no-permission.tsx'
import { QueryState } from '../features/kit/query-state.tsx'
import { PlanEditor } from '../features/pricing/plan-editor.tsx'
import { type RatePlan, useClasses, useProducts } from '../features/pricing/rates.ts'
import { useBranch } from '../features/shell/branch-context.ts'
import { useT } from '../i18n/index.ts'

const route = getRouteApi('/staff/b/$branchId/pricing/plan')

/** The rate plan of a class: a new version of the one in force, or the first. */
export function PricingPlanRoute() {
  return runsBranch(useStaff().role) ? <Plan /> : <NoPermission />
}

function Plan() {
  const trpc = useTRPC()
  const { branch } = useBranch()
  const { classId } = route.useSearch()
  const unitClass = useClasses().find(({ id }) => id === classId)
  const plans = useQuery(trpc.pricing.listRatePlans.queryOptions({ branchId: branch.id }))
  return (
    <QueryState query={plans} skeleton={<Loading />} asPage>
      {(found) =>
        unitClass ? (
          <PlanEditor
            key={unitClass.id}
            unitClass={unitClass}
            plan={found.find((plan) => plan.classId === unitClass.id)}
          />
        ) : (
          <ChooseClass plans={found} />
        )
      }
    </QueryState>
  )
}

/** Which class the new plan is for: one that the branch does not offer yet. */
function ChooseClass({ plans }: { plans: readonly RatePlan[] }) {
  const t = useT()
  const navigate = route.useNavigate()
  const { language } = useFormat()
  const products = useProducts()
  const free = useClasses().filter(
    ({ id, product }) => products.includes(product) && !plans.some((plan) => plan.classId === id),
  )
  return (
    <>
      <PageTitle className="[&_h1]:text-2xl">{t('plans.list.add')}</PageTitle>
      <Card className="max-w-form">
        {free.length === 0 ? (
          <EmptyState icon={Tags} title={t('plans.list.allOffered')}>
            {t('plans.list.allOfferedText')}
          </EmptyState>
        ) : (
          <SelectField
            label={t('pricing.class')}
            hint={t('plans.list.chooseHint')}
            placeholder={t('plans.list.choose')}
            value=""
            onChange={(event) => void navigate({ search: { classId: event.target.value } })}
            options={free.map(({ id, name, acriss }) => ({
              value: id,
              label: [name[language], acriss].filter(Boolean).join(' · '),
            }))}
          />
        )}
      </Card>
    </>
  )
}
