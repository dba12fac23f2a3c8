/**
 * `npm run race`: many customers want the same few cars at the same moment, over two API processes. Exactly as many
 * get one as there are cars; everybody else gets a typed refusal, and no other error. Then the storm: everything at
 * once, over four processes, while one of them and the database are killed. Ends with the invariants.
 *
 *   npm run race                      everything, within three minutes
 *   npm run race -- --seconds 60      a longer storm; 0 for none
 */
import { parseArgs } from 'node:util'
import { connect } from '@forecourt/db'
import { checkInvariants } from '@forecourt/db/invariants'
import { startThrowaway } from '../scripts/lib/throwaway.mjs'
import { services } from './lib/env.ts'
import { postBooking, tally } from './lib/http.ts'
import { runStorm } from './lib/storm/run.ts'
import { makeQuotes, makeWorld } from './lib/world.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '40' },
    apis: { type: 'string', default: '4' },
    clients: { type: 'string', default: '64' },
    units: { type: 'string', default: '200' },
  },
})

type Race = { title: string; units: number; requests: number; lapsed?: true }

const races: Race[] = [
  { title: 'the last car', units: 1, requests: 300 },
  { title: 'forty cars', units: 40, requests: 400 },
  { title: 'a car under a hold that ran out', units: 1, requests: 300, lapsed: true },
]

const stack = await startThrowaway({ ...services(), seed: 'none', apis: 2, jobs: false })
const sql = connect(stack.databaseUrl, { max: 4 })
let broken = 0
try {
  for (const race of races) broken += (await run(race)) ? 0 : 1
  for (const { title, breaches } of await checkInvariants(sql)) {
    if (breaches.length === 0) continue
    broken += 1
    console.log(`✗ ${title}: ${breaches.join('; ')}`)
  }
  const [health] = await sql<{ deadlocks: number }[]>`
    select deadlocks from pg_stat_database where datname = current_database()`
  console.log(
    `\nDeadlocks: ${health?.deadlocks}. Invariants and races: ${broken === 0 ? 'clean' : `${broken} broken`}.`,
  )
} finally {
  await sql.end()
  await stack.stop()
}
if (Number(values.seconds) > 0) {
  console.log('\nThe storm')
  const [apis, clients, seconds, units] = [values.apis, values.clients, values.seconds, values.units].map(
    Number,
  )
  const { redisUrl } = services()
  const wrong = await runStorm({
    redisUrl,
    apis: apis ?? 4,
    clients: clients ?? 64,
    seconds: seconds ?? 40,
    units: units ?? 200,
  })
  broken += wrong.length
  for (const sentence of wrong.slice(0, 20)) console.log(`✗ ${sentence}`)
  if (wrong.length === 0) console.log('\n✓ everything acknowledged is there, once; invariants clean')
}
process.exit(broken === 0 ? 0 : 1)

/** @returns whether exactly the right number won and everybody else was refused by name */
async function run({ title, units, requests, lapsed }: Race): Promise<boolean> {
  const world = await makeWorld(sql, units)
  const quotes = await makeQuotes(sql, world, requests + (lapsed ? units : 0))
  const origin = (n: number) => stack.origins[n % stack.origins.length] ?? ''
  if (lapsed) {
    for (const quote of quotes.splice(0, units)) await postBooking(origin(0), quote)
    await sql`update bookings set hold_expires_at = now() where status = 'pending' and class_id = ${world.unitClass.id}`
    await sql`update claims set hold_expires_at = now() where from_branch_id = ${world.branch.id}`
  }
  const start = performance.now()
  const answers = await Promise.all(quotes.map((quote, n) => postBooking(origin(n), quote)))
  const took = Math.round(performance.now() - start)
  const counts = tally(answers)
  const fair = counts.get('201') === units && counts.get('409 CLASS_SOLD_OUT') === requests - units
  const words = [...counts].map(([answer, count]) => `${count} × ${answer}`).join(', ')
  console.log(`${fair ? '✓' : '✗'} ${title}: ${requests} at once for ${units} → ${words} (${took} ms)`)
  return fair
}
