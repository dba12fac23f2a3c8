export type Spot = { id: string; x: number; y: number }

/** Room that a pin with its price takes, px. */
const width = 66
const height = 44

/**
 * The pins that must make do with a dot, since another stands in their place on screen. Those that come
 * first in the list keep their price.
 */
export function crowdedOut(spots: readonly Spot[]): Set<string> {
  const shown: Spot[] = []
  const out = new Set<string>()
  for (const spot of spots) {
    const taken = shown.some(({ x, y }) => Math.abs(x - spot.x) < width && Math.abs(y - spot.y) < height)
    if (taken) out.add(spot.id)
    else shown.push(spot)
  }
  return out
}
