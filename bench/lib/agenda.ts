/** What is to happen when: gives the earliest first, and of two at the same instant the one that was added first. */
export type Agenda<T> = {
  add: (at: number, what: T) => void
  next: () => { at: number; what: T } | undefined
}

export function createAgenda<T>(): Agenda<T> {
  type Entry = { at: number; n: number; what: T }
  const heap: Entry[] = []
  let added = 0
  const before = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.n < b.n)
  const add = (at: number, what: T): void => {
    const entry = { at, n: added++, what }
    let hole = heap.length
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      const above = heap[parent] as Entry
      if (!before(entry, above)) break
      heap[hole] = above
      hole = parent
    }
    heap[hole] = entry
  }
  const next = () => {
    const first = heap[0]
    const last = heap.pop()
    if (!first || !last || heap.length === 0) return first
    let hole = 0
    for (;;) {
      let child = 2 * hole + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && before(heap[child + 1] as Entry, heap[child] as Entry)) child += 1
      if (!before(heap[child] as Entry, last)) break
      heap[hole] = heap[child] as Entry
      hole = child
    }
    heap[hole] = last
    return first
  }
  return { add, next }
}
