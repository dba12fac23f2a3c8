import type { UnitClass } from '@forecourt/domain/fleet/contract'
import { Bay, Silhouette } from '@forecourt/ui'

/** The drawing of a class: a car from the side, or a bay from above. */
export function OfferFigure({ of, className }: { of: UnitClass; className?: string }) {
  const size = className ?? ''
  if (of.bayKind) return <Bay bay={of.bayKind} className={size} />
  return <Silhouette acriss={of.acriss ?? ''} className={size} />
}
