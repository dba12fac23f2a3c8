import { useTRPC } from '@forecourt/client'
import { EmptyState, PageTitle } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { Building2 } from 'lucide-react'
import { useStaff } from '../features/identity/session.ts'
import { Loading } from '../features/kit/loading.tsx'
import { QueryState } from '../features/kit/query-state.tsx'
import { firstBranch } from '../features/shell/branches.ts'
import { useT } from '../i18n/index.ts'

/** Leads to the board of the person's branch. */
export function HomeRoute() {
  const t = useT()
  const staff = useStaff()
  const branchId = firstBranch(staff)
  if (branchId !== undefined) return <ToBoard branchId={branchId} />
  if (staff.role === 'admin') return <AnyBranch />
  return (
    <main className="p-6">
      <PageTitle className="sr-only">{t('signIn.noBranchTitle')}</PageTitle>
      <EmptyState icon={Building2} title={t('signIn.noBranchTitle')}>
        {t('signIn.noBranch')}
      </EmptyState>
    </main>
  )
}

function ToBoard({ branchId }: { branchId: string }) {
  return <Navigate to="/b/$branchId/board" params={{ branchId }} replace />
}

function AnyBranch() {
  const trpc = useTRPC()
  const branches = useQuery(trpc.fleet.listBranches.queryOptions({ limit: 1 }))
  return (
    <QueryState query={branches} skeleton={<Loading />} asPage>
      {({ items: [first] }) => (first ? <ToBoard branchId={first.id} /> : <Loading />)}
    </QueryState>
  )
}
