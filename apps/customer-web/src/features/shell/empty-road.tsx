import { Silhouette } from '@forecourt/ui'

/** A car on an empty road: for pages that hold nothing. Decorative. */
export function EmptyRoad() {
  return (
    <div aria-hidden className="mb-8 max-w-80 border-hairline border-b-2">
      <Silhouette name="hatch" className="ml-8 h-20 text-brand" />
    </div>
  )
}
