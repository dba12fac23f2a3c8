import { useTRPC } from '@forecourt/client'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { runsBranch, useStaff } from '../features/identity/session.ts'
import { Loading } from '../features/kit/loading.tsx'
import { NoPermission } from '../features/kit/no-permission.tsx'
import { NotFound } from '../features/kit/not-found.tsx'
import { QueryState } from '../features/kit/query-state.tsx'
import { useProducts } from '../features/pricing/rates.ts'
import { RuleEditor } from '../features/pricing/rule-editor.tsx'
import { useBranch } from '../features/shell/branch-context.ts'

const route = getRouteApi('/staff/b/$branchId/pricing/rule')

/** A new rule, or with a series in the address a new version of that one. */
export function PricingRuleRoute() {
  const { series, product } = route.useSearch()
  const [first = 'rental'] = useProducts()
  if (!runsBranch(useStaff().role)) return <NoPermission />
  return series ? <Change series={series} /> : <RuleEditor key={product} product={product ?? first} />
}

function Change({ series }: { series: string }) {
  const trpc = useTRPC()
  const { branch } = useBranch()
  const rules = useQuery(trpc.pricing.listRateRules.queryOptions({ branchId: branch.id }))
  return (
    <QueryState query={rules} skeleton={<Loading />} asPage>
      {(found) => {
        const rule = found.find((one) => one.series === series)
        return rule ? <RuleEditor key={rule.id} rule={rule} product={rule.product} /> : <NotFound />
      }}
    </QueryState>
  )
}
