/** A source of chance that gives the same series for the same seed, on every machine. */
export type Random = {
  /** In [0, 1). */
  next: () => number
  /** A whole number from `min` to `max`, both included. */
  int: (min: number, max: number) => number
  chance: (probability: number) => boolean
  pick: <T>(list: readonly T[]) => T
  /** One of the keys, by weight. */
  weighted: <K extends string>(weights: Readonly<Record<K, number>>) => K
  /** Waiting times with this mean. */
  exponential: (mean: number) => number
  /** A UUID of version 7: its order is the order of `at`, as the application makes them. */
  uuid: (at: Date) => string
}

/** 32 bits of FNV-1a; `salt` gives several for one name. */
function hash(text: string, salt: number): number {
  let h = 0x811c9dc5 ^ salt
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h | 0
}

/** A series of its own for each name, so that a change in one part of the seed leaves the others as they were. */
export function randomFor(name: string): Random {
  let [a, b, c, counter] = [hash(name, 1), hash(name, 2), hash(name, 3), 1]
  /** Sfc32: 128 bits of state, so that no two series meet and ids made from it stay distinct. */
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    c |= 0
    return (t >>> 0) / 2 ** 32
  }
  for (let i = 0; i < 12; i++) next()
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  const pick = <T>(list: readonly T[]): T => {
    const item = list[int(0, list.length - 1)]
    if (item === undefined) throw new Error('Nothing to pick from.')
    return item
  }
  const weighted = <K extends string>(weights: Readonly<Record<K, number>>): K => {
    const keys = Object.keys(weights) as K[]
    let left = next() * keys.reduce((sum, key) => sum + weights[key], 0)
    for (const key of keys) {
      left -= weights[key]
      if (left < 0) return key
    }
    return pick(keys)
  }
  const hex = (digits: number) =>
    int(0, 16 ** digits - 1)
      .toString(16)
      .padStart(digits, '0')
  const uuid = (at: Date) => {
    const ms = at.getTime().toString(16).padStart(12, '0')
    return `${ms.slice(0, 8)}-${ms.slice(8)}-7${hex(3)}-${'89ab'.charAt(int(0, 3))}${hex(3)}-${hex(6)}${hex(6)}`
  }
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick,
    weighted,
    exponential: (mean) => -Math.log(1 - next()) * mean,
    uuid,
  }
}
