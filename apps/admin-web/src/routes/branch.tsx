import { serverNow, useLive, useTRPC } from '@forecourt/client'
import type { Branch } from '@forecourt/domain/fleet/contract'
import { Main, SkipLink } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Outlet } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useStaff, worksAt } from '../features/identity/session.ts'
import { Loading } from '../features/kit/loading.tsx'
import { NoPermission } from '../features/kit/no-permission.tsx'
import { QueryState } from '../features/kit/query-state.tsx'
import { BranchContext } from '../features/shell/branch-context.ts'
import { rememberBranch } from '../features/shell/branches.ts'
import { SideBar } from '../features/shell/side-bar.tsx'
import { TopBar } from '../features/shell/top-bar.tsx'

const route = getRouteApi('/staff/b/$branchId')

/** One branch: everything shown of it follows one live stream. */
export function BranchRoute() {
  const trpc = useTRPC()
  const { branchId } = route.useParams()
  const branch = useQuery(trpc.fleet.getBranch.queryOptions({ branchId }))
  return (
    <QueryState query={branch} skeleton={<Loading />} asPage>
      {(found) => <AtBranch key={found.id} branch={found} />}
    </QueryState>
  )
}

function AtBranch({ branch }: { branch: Branch }) {
  const trpc = useTRPC()
  const allowed = worksAt(useStaff(), branch.id)
  const [trueAt, setTrueAt] = useState(serverNow)
  const live = useLive({
    topics: [{ kind: 'board', id: branch.id }],
    invalidate: [
      trpc.booking.board.pathKey(),
      trpc.booking.list.pathKey(),
      trpc.booking.get.pathKey(),
      trpc.booking.history.pathKey(),
      trpc.desk.needsYou.pathKey(),
      trpc.fleet.listUnits.pathKey(),
      trpc.fleet.getUnit.pathKey(),
      trpc.fleet.unitPlan.pathKey(),
      trpc.gate.listTerminals.pathKey(),
      trpc.till.pathKey(),
      trpc.dispute.pathKey(),
    ],
    enabled: allowed,
  })
  useEffect(() => {
    if (allowed) rememberBranch(branch)
  }, [allowed, branch])
  useEffect(() => {
    if (live !== 'live') return
    const timer = setInterval(() => setTrueAt(serverNow()), 5_000)
    return () => clearInterval(timer)
  }, [live])
  return (
    <BranchContext value={{ branch, live, trueAt }}>
      <SkipLink />
      <div className="shell">
        <SideBar />
        <div className="flex min-w-0 flex-col">
          <TopBar />
          <Main className="mx-auto flex w-full max-w-[100rem] grow flex-col gap-5 p-4 sm:p-6">
            {allowed ? <Outlet /> : <NoPermission />}
          </Main>
        </div>
      </div>
    </BranchContext>
  )
}
