import { useBranch } from '../shell/branch-context.ts'
import { GroupsPanel } from './groups-panel.tsx'
import { OneWayPanel } from './one-way-panel.tsx'
import { TiersPanel } from './tiers-panel.tsx'

/** What else makes prices: groups of branches, fixed one-way fees, and tiers of members. */
export function TermsPanel() {
  const { rents } = useBranch().branch
  return (
    <div className="flex flex-col gap-5">
      <GroupsPanel />
      {rents && <OneWayPanel />}
      <TiersPanel />
    </div>
  )
}
