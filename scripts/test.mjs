/**
 * `npm test`: everything that can be checked, from a fresh clone. Its last line is `N passed, N failed`.
 *
 *   npm test
 *   npm test -- --only unit,browser      some of: lint, rules, unused, types, unit, browser
 *   npm test -- --only unit hold.test    only the files whose path contains this
 */
import { parseArgs } from 'node:util'
import { explain, main } from './lib/context.mjs'
import { installDependencies } from './lib/dependencies.mjs'
import { testEnvironment } from './lib/environment.mjs'
import { Failure } from './lib/failure.mjs'
import { seconds } from './lib/progress.mjs'
import { provision } from './lib/provision.mjs'
import { countCheck, sum, summary } from './lib/results.mjs'
import { suites } from './lib/suites.mjs'

main(async (context) => {
  const { chosen, filters } = readArguments(process.argv.slice(2))
  /** @type {import('./lib/results.mjs').Counts[]} */
  const results = []
  // Registered first, so that it runs last: the count is the last line, whatever happens before.
  context.atEnd(async () => console.log(summary(sum(results.length > 0 ? results : [countCheck(false)]))))

  await installDependencies(context)
  const needs = new Set(chosen.flatMap((suite) => suite.needs))
  const { variables, missing } = await provision(context, [...needs])
  const bench = { context, env: { ...testEnvironment(context.env), ...variables }, filters }
  for (const suite of chosen) {
    context.say(`\n── ${suite.title} ${'─'.repeat(70 - suite.title.length)}`)
    const start = performance.now()
    const obstacle = suite.needs.map((need) => missing.get(need)).find((failure) => failure)
    if (obstacle) explain(obstacle)
    const counts = obstacle ? countCheck(false) : await suite.run(bench)
    results.push(counts)
    context.say(`${suite.title}: ${summary(counts)}, ${seconds(performance.now() - start)}`)
  }
  context.say('')
  return sum(results).failed === 0 ? 0 : 1
})

/** @param {string[]} args */
function readArguments(args) {
  const { values, positionals } = parseArgs({
    args,
    options: { only: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  })
  const names = suites.map((suite) => suite.name)
  const wanted = typeof values.only === 'string' ? values.only.split(',') : names
  const unknown = wanted.find((name) => !names.includes(name))
  if (unknown !== undefined || Object.keys(values).some((name) => name !== 'only')) {
    throw new Failure(`npm test does not know "${args.join(' ')}".`, `npm test -- --only ${names.join(',')}`)
  }
  return { chosen: suites.filter((suite) => wanted.includes(suite.name)), filters: positionals }
}
