/** Work that has begun and not ended. */
export type Pending = {
  track: <T>(work: Promise<T>) => Promise<T>
  /** Resolves when all that has begun so far has ended, well or not. */
  settled: () => Promise<unknown>
}

export function createPending(): Pending {
  const begun = new Set<Promise<unknown>>()
  return {
    track: (work) => {
      begun.add(work)
      const forget = () => begun.delete(work)
      work.then(forget, forget)
      return work
    },
    settled: () => Promise.allSettled(begun),
  }
}
