import type { Logger } from 'pino'

/** Tells of an outage when it begins and when it is over, not of every attempt in between. */
export type Outage = { begins: (error: unknown) => void; ends: () => void }

/** @param words what to log when it begins, and when it is over */
export function createOutage(log: Logger, words: { begins: string; ends: string }): Outage {
  let since: number | null = null
  return {
    begins: (error) => {
      if (since === null) log.error({ err: error }, words.begins)
      since ??= Date.now()
    },
    ends: () => {
      if (since !== null) log.info({ afterMs: Date.now() - since }, words.ends)
      since = null
    },
  }
}
