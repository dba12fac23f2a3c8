import type { Branch } from '@forecourt/domain/fleet/contract'
import { MapPanel } from '../map/map-panel.tsx'

const radiusKm = 3

/** Where the branch is. */
export function BranchMap({ branch: { id, name, lat, lng, country } }: { branch: Branch }) {
  return (
    <div className="mt-4 h-60 overflow-hidden rounded-card border border-hairline">
      <MapPanel
        area={{ lat, lng, radiusKm }}
        country={country}
        pins={[{ id, lat, lng, label: name, name, empty: false }]}
        selected={id}
        onSelect={() => {}}
      />
    </div>
  )
}
