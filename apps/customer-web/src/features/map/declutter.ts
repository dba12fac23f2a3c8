export type Spot = { id: string; x: number; y: number }

/** Room that a pin with its price takes, px. */
const width = 70
const height = 48

/**
 * The pins to show, each with how many others stand behind it, since they would be in its place on screen.
 * Those that come first in the list are shown.
 */
export function declutter(spots: readonly Spot[]): Map<string, number> {
  const shown = new Map<Spot, number>()
  for (const spot of spots) {
    const [front] = [...shown.keys()].filter(
      ({ x, y }) => Math.abs(x - spot.x) < width && Math.abs(y - spot.y) < height,
    )
    if (front) shown.set(front, (shown.get(front) ?? 0) + 1)
    else shown.set(spot, 0)
  }
  return new Map([...shown].map(([{ id }, behind]) => [id, behind]))
}
