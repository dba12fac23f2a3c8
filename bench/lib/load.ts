/** What a run of many requests came to. Times in milliseconds. */
export type Figures = { perSecond: number; p50: number; p95: number; p99: number; refused: number }

/**
 * Does `work` over and over with so many at a time, for so many seconds at most or until it has nothing more to do.
 * `work` gives false when it was refused, null when there is nothing left.
 */
export async function load(
  atOnce: number,
  seconds: number,
  work: () => Promise<boolean | null>,
): Promise<Figures> {
  const times: number[] = []
  let refused = 0
  const start = performance.now()
  const end = start + seconds * 1000
  const worker = async () => {
    while (performance.now() < end) {
      const begun = performance.now()
      const done = await work()
      if (done === null) return
      if (!done) refused += 1
      times.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  const elapsed = (performance.now() - start) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: times.length / elapsed, p50: at(0.5), p95: at(0.95), p99: at(0.99), refused }
}

/** A line of the table: what, a second, p50, p95, p99, refused. */
export function row(title: string, f: Partial<Figures>): string {
  const ms = (time: number | undefined) => time?.toFixed(1) ?? ''
  const cells = [title, f.perSecond?.toFixed(0), ms(f.p50), ms(f.p95), ms(f.p99), f.refused ?? '']
  return `| ${cells.join(' | ')} |`
}
