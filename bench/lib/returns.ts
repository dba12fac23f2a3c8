/** So many rentals that are out; of each, the return and the customer's extension arrive at the same moment. */
import type { Sql } from '@forecourt/db'
import { staffCookie } from './staff.ts'
import { type Caller, createHistory, idOf, look } from './storm/client.ts'
import { makeQuotes, makeWorld } from './world.ts'

const contact = { name: 'Race Driver', email: 'race@example.test' }

/**
 * Every car is back, whoever was faster; an extension was either refused by name or gave way, and keeps nothing.
 * @returns a line for the table, and whether it is so
 */
export async function returnsAgainstExtensions(
  sql: Sql,
  origins: readonly string[],
  cars: number,
): Promise<{ line: string; fair: boolean }> {
  const world = await makeWorld(sql, cars)
  const quotes = await makeQuotes(sql, world, cars, { from: new Date() })
  const staff: Caller = { cookie: await staffCookie(sql, origins[0] ?? ''), origins }
  const history = createHistory()
  const out = await Promise.all(
    quotes.map(async (quoteId) => {
      const body = { quoteId, contact }
      const entry = await history.ask(staff, {
        ...{ op: 'walk up', subject: quoteId, path: '/api/trpc/desk.walkUp', body },
      })
      const id = idOf(entry)
      if (id === null) throw new Error(`A walk-up was not made: ${JSON.stringify(entry.outcome)}`)
      return id
    }),
  )
  const seen = await Promise.all(out.map((id) => look(staff, id)))
  const answers = await Promise.all(
    out.flatMap((subject, n) => {
      const { version = 0, to = '' } = seen[n] ?? {}
      const end = new Date(Date.parse(to) + 86_400_000).toISOString()
      return [
        history.ask(staff, {
          ...{ op: 'return', subject, path: '/api/trpc/desk.checkOut', body: { bookingId: subject } },
        }),
        history.ask(staff, {
          ...{
            op: 'extend',
            subject,
            path: `/api/v1/bookings/${subject}/extend`,
            body: { version, to: end },
          },
        }),
      ]
    }),
  )
  const told = (wanted: string) =>
    answers
      .filter(({ op }) => op === wanted)
      .map(({ outcome }) => (outcome.kind === 'refused' ? outcome.code : outcome.kind))
  const extensions = told('extend')
  const [left] = await sql<{ out: number; kept: number }[]>`
    select (select count(*)::int from bookings where class_id = ${world.unitClass.id} and status <> 'completed') as out,
      (select count(*)::int from claims k join units u on u.id = k.unit_id
       where u.class_id = ${world.unitClass.id} and k.kind <> 'turnaround') as kept`
  const refusals = ['WRONG_STATUS', 'CHANGED_MEANWHILE']
  const fair =
    told('return').every((answer) => answer === 'ok') &&
    extensions.every((answer) => answer === 'ok' || refusals.includes(answer)) &&
    left?.out === 0 &&
    left.kept === 0
  const refused = extensions.filter((answer) => answer !== 'ok').length
  const line = `${cars} returns against ${cars} extensions at once → all back, ${cars - refused} extended before, ${refused} refused`
  return {
    line: fair ? line : `${line}; still out ${left?.out}, still claimed ${left?.kept}: ${extensions}`,
    fair,
  }
}
