/** Remembers what `make` gave for the keys used last, `limit` of them at most. */
export function remember<V>(limit: number, make: (key: string) => V): (key: string) => V {
  const known = new Map<string, V>()
  return (key) => {
    const value = known.has(key) ? (known.get(key) as V) : make(key)
    known.delete(key)
    known.set(key, value)
    if (known.size > limit) known.delete(known.keys().next().value ?? key)
    return value
  }
}
