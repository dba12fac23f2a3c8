/** Clients of the live feed that only note when something came, cheap enough for ten thousand of them. */
import { request } from 'node:http'

export type Ear = {
  /** When the next note came that is not from before `since`; null when none comes within ten seconds. */
  next: (since: number) => Promise<number | null>
  /** How many notes came so far. */
  notes: () => number
  /** Reads no more, as a laptop whose lid was closed, or goes on. */
  sleep: () => void
  wake: () => void
  stop: () => void
}

/** So many connect at a time. */
const atOnce = 100
const patienceMs = 10_000

/** Opens so many streams, each on the branch that `topicOf` says. */
export async function listen(origin: string, count: number, topicOf: (n: number) => string): Promise<Ear[]> {
  const ears: Ear[] = []
  for (let from = 0; from < count; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - from) }, (_, n) =>
      open(origin, topicOf(from + n)),
    )
    ears.push(...(await Promise.all(some)))
  }
  return ears
}

function open(origin: string, branchId: string): Promise<Ear> {
  const input = encodeURIComponent(JSON.stringify({ topics: [{ kind: 'branch', id: branchId }] }))
  return new Promise((resolve, reject) => {
    let last = 0
    let notes = 0
    let heard: (() => void) | undefined
    const next = (since: number) =>
      new Promise<number | null>((answer) => {
        const timer = setTimeout(() => answer(null), patienceMs)
        heard = () => {
          if (last < since) return
          clearTimeout(timer)
          answer(last)
        }
        heard()
      })
    const asked = request(
      `${origin}/api/trpc/realtime.follow?input=${input}`,
      { agent: false },
      (response) => {
        if (response.statusCode !== 200) return reject(new Error(`The feed answered ${response.statusCode}.`))
        let greeted = false
        response.on('data', (piece: Buffer) => {
          // The first note says where the stream begins; pings have no id.
          if (!piece.includes('id: ')) return
          last = performance.now()
          notes += piece.toString().split('id: ').length - 1
          heard?.()
          if (greeted) return
          greeted = true
          resolve({
            next,
            notes: () => notes,
            sleep: () => response.pause(),
            wake: () => response.resume(),
            stop: () => asked.destroy(),
          })
        })
        response.on('error', () => {})
      },
    )
    asked.on('error', reject)
    asked.end()
  })
}
