/**
 * `npm run model`: draws sequences of commands and asks them of the engine and of a plain model of it
 * (bench/lib/model/spec.ts); answers, statuses and money must be the same, the invariants clean.
 *
 *   npm run model -- --runs 10000
 *   npm run model -- --seed 42 --path 17:3 --replay AAAB:F     a failure once more, as it was printed
 */
import { parseArgs } from 'node:util'
import { createTemplate } from '@forecourt/db/testing'
import { services } from './lib/env.ts'
import { answersHeard, play } from './lib/model/play.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '300' },
    seed: { type: 'string' },
    path: { type: 'string' },
    replay: { type: 'string' },
  },
})
process.env.TEST_DATABASE_URL = services().adminUrl
await createTemplate()
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
const runs = Number(values.runs)
console.log(`${runs} sequences, --seed ${seed}`)
const began = performance.now()
const onSequence = (n: number) => void process.stderr.write(`\r${n} of ${runs} `)
const difference = await play({ runs, seed, path: values.path, replayPath: values.replay, onSequence })
process.stderr.write('\r\u001b[K')
console.log(
  difference ?? `✓ the engine and its model agree (${Math.round((performance.now() - began) / 1000)} s)`,
)
console.log(answersHeard().join(', '))
process.exit(difference === null ? 0 : 1)
