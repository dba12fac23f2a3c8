import type { OfferItem } from './offers.ts'

/**
 * The cards as they were first shown. Live answers change what a card says, never where it stands: a card
 * that an answer no longer holds stays as it last was, sold out, and a new one waits until it is asked for.
 */
export type Snapshot = {
  /** What was asked for: trip, filters, order. Another question is another snapshot. */
  question: string
  keys: readonly string[]
  /** Totals as first shown, in minor units, to tell what a changed price was. */
  totals: ReadonlyMap<string, number>
  last: ReadonlyMap<string, OfferItem>
}

export function takeSnapshot(question: string, items: readonly OfferItem[]): Snapshot {
  return {
    question,
    keys: items.map((item) => item.key),
    totals: new Map(items.map((item) => [item.key, item.offer.totalMinor])),
    last: new Map(items.map((item) => [item.key, item])),
  }
}

export type ShownItem = OfferItem & {
  /** The total as first shown, where it is another now. */
  wasMinor: number | undefined
}

/**
 * The snapshot's cards with the newest values, and whether the order or the choice would be another now.
 * `everything` is the newest answer unfiltered, `wanted` what would be shown if it were asked for again.
 */
export function developed(
  snapshot: Snapshot,
  everything: readonly OfferItem[],
  wanted: readonly OfferItem[],
): { items: ShownItem[]; moved: boolean } {
  const newest = new Map(everything.map((item) => [item.key, item]))
  const items = snapshot.keys.flatMap((key) => {
    const item = newest.get(key) ?? soldOut(snapshot.last.get(key))
    if (!item) return []
    const was = snapshot.totals.get(key)
    return [{ ...item, wasMinor: was === item.offer.totalMinor ? undefined : was }]
  })
  const moved = wanted.map((item) => item.key).join() !== snapshot.keys.join()
  return { items, moved }
}

const soldOut = (item: OfferItem | undefined): OfferItem | undefined =>
  item && { ...item, offer: { ...item.offer, free: 0 } }
