/** A row where it was when a hand came near, and whether it has left the list since. */
export type SteadyRow<R> = { row: R; gone: boolean }

/**
 * Rows in the order in which they are seen, with their newest values: what is gone keeps its place, what is new
 * waits. `changes` counts both, for a button that sorts again.
 */
export function steady<R extends { id: string }>(
  seen: readonly R[],
  next: readonly R[],
): { rows: SteadyRow<R>[]; changes: number } {
  const newest = new Map(next.map((row) => [row.id, row]))
  const known = new Set(seen.map((row) => row.id))
  const rows = seen.map((row) => {
    const now = newest.get(row.id)
    return { row: now ?? row, gone: now === undefined }
  })
  const added = next.filter((row) => !known.has(row.id)).length
  return { rows, changes: added + rows.filter((row) => row.gone).length }
}
