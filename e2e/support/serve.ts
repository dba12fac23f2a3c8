/** What the browser tests run against: a whole Forecourt on a small seed, until it is told to stop. */
import { connect } from '../../packages/db/src/index.ts'
import { startThrowaway } from '../../scripts/lib/throwaway.mjs'
import { flagship } from './arrange.ts'
import { day, instantAt, onDay } from './time.ts'

const { TEST_DATABASE_URL, REDIS_URL, E2E_PORT, E2E_AT, PICTURES } = process.env
if (!TEST_DATABASE_URL || !REDIS_URL) {
  console.error('TEST_DATABASE_URL and REDIS_URL are missing: run `npm test -- --only browser`.')
  process.exit(1)
}
const stack = await startThrowaway({
  adminUrl: TEST_DATABASE_URL,
  redisUrl: REDIS_URL,
  port: Number(E2E_PORT),
  seed: PICTURES ? 'full' : 'small',
  at: E2E_AT ? new Date(E2E_AT) : nextMorning(new Date()),
})
if (!PICTURES) await addUnits(stack.databaseUrl)
process.stdout.write('Ready for tests.\n')

/** Tests begin at the same hour whenever they are run. `E2E_AT=2027-01-31T23:50Z` shows that they hold at others. */
function nextMorning(now: Date): Date {
  const today = instantAt(onDay(now, 0, '10:05', flagship.zone), flagship.zone)
  return today > now ? today : new Date(today.getTime() + day)
}

/** Cars and bays that the seed has booked for nobody: by some hours of the day all of its own are taken. */
async function addUnits(databaseUrl: string): Promise<void> {
  const sql = connect(databaseUrl, { max: 1 })
  await sql`
    insert into units
      (id, product, class_id, branch_id, label, plate, make, model, model_year, colour, odometer_km, energy_percent,
       level, covered, ev_kw, ev_connector)
    select gen_random_uuid(), product, class_id, branch_id, made, case product when 'rental' then made end, make, model,
      model_year, colour, case product when 'rental' then 100 end, case product when 'rental' then 100 end,
      level, covered, ev_kw, ev_connector
    from (select distinct on (class_id) * from units where branch_id = ${flagship.id} order by class_id, id) one
    cross join lateral (select format('T%s-%s', upper(left(md5(class_id), 4)), n) as made from generate_series(1, 5) n) five`
  await sql.end()
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    for (const part of ['api-0', 'jobs', 'stripe-sandbox']) process.stdout.write(stack.log(part))
    await stack.stop()
    process.exit(0)
  })
}
