import { parseArgs } from 'node:util'
import { requireDatabaseUrl } from '../env.ts'
import { connect } from '../index.ts'
import { seed } from './index.ts'

const { values } = parseArgs({
  options: { size: { type: 'string', default: 'full' }, at: { type: 'string' } },
})
const size = values.size
if (size !== 'full' && size !== 'small') {
  console.error(`There is no seed of size ${size}: choose --size full or --size small.`)
  process.exit(2)
}

const now = values.at === undefined ? new Date() : new Date(values.at)
if (Number.isNaN(now.getTime())) {
  console.error(`--at ${values.at} is no time: give one such as --at 2027-01-31T09:00Z.`)
  process.exit(2)
}

const sql = connect(requireDatabaseUrl(), { max: 1, applicationName: 'forecourt seed' })
const started = performance.now()
const done = await seed(sql, { size, now })
const seconds = ((performance.now() - started) / 1000).toFixed(1)
console.log(
  done ? `Seeded the ${size} demonstration in ${seconds} s.` : 'There are branches already: nothing seeded.',
)
await sql.end()
