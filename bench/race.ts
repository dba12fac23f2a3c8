/**
 * `npm run race`: many customers want the same few cars, extras or uses of a code at the same moment, over two API
 * processes. Exactly as many get one as there are; everybody else gets a typed refusal, and no other error. Then the storm: everything at
 * once, over four processes, while one of them and the database are killed. Ends with the invariants.
 *
 *   npm run race                      everything, within three minutes
 *   npm run race -- --seconds 60      a longer storm; 0 for none
 */
import { parseArgs } from 'node:util'
import { connect } from '@forecourt/db'
import { checkInvariants } from '@forecourt/db/invariants'
import { makeExtra, makePromotion } from '@forecourt/domain/testing'
import { startThrowaway } from '../scripts/lib/throwaway.mjs'
import { services } from './lib/env.ts'
import { postBooking, tally } from './lib/http.ts'
import { returnsAgainstExtensions } from './lib/returns.ts'
import { runStorm } from './lib/storm/run.ts'
import { type Besides, makeQuotes, makeWorld, type World } from './lib/world.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '40' },
    apis: { type: 'string', default: '4' },
    clients: { type: 'string', default: '64' },
    units: { type: 'string', default: '200' },
  },
})

type Race = {
  title: string
  /** How many there are of what is wanted, and how those that come too late are told. */
  winners: number
  refusal: string
  requests: number
  /** Cars; as many as winners unless it says otherwise. */
  units?: number
  lapsed?: true
  besides?: (world: World, pieces: number) => Promise<Besides>
}

const soldOut = '409 CLASS_SOLD_OUT'
const races: Race[] = [
  { title: 'the last car', winners: 1, refusal: soldOut, requests: 300 },
  { title: 'forty cars', winners: 40, refusal: soldOut, requests: 400 },
  { title: 'a car under a hold that ran out', winners: 1, refusal: soldOut, requests: 300, lapsed: true },
  {
    ...{ title: 'six child seats', winners: 6, refusal: '409 EXTRA_SOLD_OUT', requests: 60, units: 60 },
    besides: async ({ branch }, pieces) => ({
      extras: [{ id: await makeExtra(sql, branch, pieces), quantity: 1 }],
    }),
  },
  {
    ...{ title: 'a code for six', winners: 6, refusal: '409 PROMO_USED_UP', requests: 60, units: 60 },
    besides: async (_, uses) => ({ promotionId: (await makePromotion(sql, { max_uses: uses })).id }),
  },
]

const stack = await startThrowaway({ ...services(), seed: 'none', apis: 2, jobs: false })
const sql = connect(stack.databaseUrl, { max: 4 })
let broken = 0
try {
  for (const race of races) broken += (await run(race)) ? 0 : 1
  const { line, fair } = await returnsAgainstExtensions(sql, stack.origins, 40)
  console.log(`${fair ? '✓' : '✗'} ${line}`)
  broken += fair ? 0 : 1
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
async function run(race: Race): Promise<boolean> {
  const { title, winners, refusal, requests, units = winners, lapsed } = race
  const world = await makeWorld(sql, units)
  const besides = await race.besides?.(world, winners)
  const quotes = await makeQuotes(sql, world, requests + (lapsed ? units : 0), besides)
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
  const fair = counts.get('201') === winners && counts.get(refusal) === requests - winners
  const words = [...counts].map(([answer, count]) => `${count} × ${answer}`).join(', ')
  console.log(`${fair ? '✓' : '✗'} ${title}: ${requests} at once for ${winners} → ${words} (${took} ms)`)
  return fair
}
