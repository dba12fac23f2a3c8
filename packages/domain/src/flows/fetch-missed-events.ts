import { z } from 'zod'
import { addMinutes, asSystem, flow, system } from '../kernel/index.ts'
import { receiveEvent, unknownEvents } from '../payments/index.ts'

/** The provider itself tries to deliver for three days. */
const lookBackMinutes = 3 * 24 * 60

/** Of a hundred events each. */
const mostPages = 200

/**
 * Asks the provider what happened in the last days, and takes into the inbox what never arrived. Its effect comes as
 * that of any other event.
 * @returns how many were missing
 */
export const fetchMissedEvents = flow({
  name: 'sweep.fetchMissedEvents',
  access: system,
  input: z.object({}),
  run: async (call): Promise<{ done: number }> => {
    const { gateway, log, sql } = call.runtime
    const caller = asSystem(call, 'sweep.fetchMissedEvents')
    const since = addMinutes(call.now, -lookBackMinutes)
    let [after, done]: [string | null, number] = [null, 0]
    for (let page = 0; page < mostPages; page++) {
      const { events, next } = await gateway.listEvents({ since, after })
      const unknown = await unknownEvents(
        sql,
        events.map(({ id }) => id),
      )
      for (const event of events.filter(({ id }) => unknown.has(id)))
        done += (await receiveEvent(caller, event)).isNew ? 1 : 0
      if (next === null) {
        if (done > 0) log.warn({ missed: done }, 'events of the payment provider had not arrived')
        return { done }
      }
      after = next
    }
    log.error({ pages: mostPages }, 'there are more events of the payment provider than are looked through')
    return { done }
  },
})
