/** Numbers that look random and are the same for the same seed, on every machine. */
export type Random = ReturnType<typeof createRandom>

/** @param seed any text; two that differ in one letter have nothing in common */
export function createRandom(seed: string) {
  let state = 2_166_136_261
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 16_777_619)
  /** In [0, 1); mulberry32. */
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return {
    next,
    chance: (share: number): boolean => next() < share,
    between: (low: number, high: number): number => low + (high - low) * next(),
    below: (n: number): number => Math.floor(next() * n),
    pick: <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T,
    exponential: (mean: number): number => -mean * Math.log(1 - next()),
    logNormal: (median: number, sigma: number): number => median * Math.exp(sigma * normal()),
  }
}
