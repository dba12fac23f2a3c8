import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bin, root } from './paths.mjs'
import { countCheck, countPlaywright, countVitest } from './results.mjs'
import { run } from './run.mjs'

/**
 * @typedef {import('./results.mjs').Counts} Counts
 * @typedef {import('./context.mjs').Context} Context
 *
 * @typedef {object} Suite
 * @property {string} name for `npm test -- --only`
 * @property {string} title
 * @property {import('./provision.mjs').Need[]} needs
 * @property {(bench: Bench) => Promise<Counts>} run
 *
 * @typedef {object} Bench what a suite runs with
 * @property {Context} context
 * @property {Record<string, string | undefined>} env
 * @property {string[]} filters file names given on the command line
 */

/** @type {Suite[]} */
export const suites = [
  { name: 'lint', title: 'Lint', needs: [], run: check('biome', 'check', '.') },
  { name: 'types', title: 'Types', needs: [], run: types },
  { name: 'rules', title: 'Import rules', needs: [], run: check('node', 'scripts/import-rules.ts') },
  { name: 'unused', title: 'Unused files, exports, dependencies', needs: [], run: check('knip') },
  { name: 'unit', title: 'Unit and integration tests', needs: ['services'], run: vitest },
  { name: 'browser', title: 'Browser tests', needs: ['services', 'browser', 'apps'], run: playwright },
]

/**
 * A suite that is one command.
 * @param {string} tool
 * @param {string[]} args
 * @returns {Suite['run']}
 */
function check(tool, ...args) {
  return async ({ context, env }) => {
    const { code } = await run(bin(tool), args, { cwd: root, env, signal: context.signal, onOutput: show })
    return countCheck(code === 0)
  }
}

/** Two compilers at a time: each is quick, and memory is what a small machine lacks. @param {Bench} bench */
async function types({ context, env }) {
  const folders = ['packages', 'apps'].flatMap((shelf) =>
    readdirSync(join(root, shelf)).map((name) => `${shelf}/${name}`),
  )
  const queue = [...folders, 'bench', 'e2e', 'scripts'].filter((folder) =>
    existsSync(join(root, folder, 'tsconfig.json')),
  )
  let ok = true
  const worker = async () => {
    for (let folder = queue.shift(); folder; folder = queue.shift()) {
      const { code, output } = await run(bin('tsc'), ['-p', folder], {
        cwd: root,
        env,
        signal: context.signal,
      })
      show(output)
      ok &&= code === 0
    }
  }
  await Promise.all([worker(), worker()])
  return countCheck(ok)
}

/** @param {Bench} bench */
async function vitest({ context, env, filters }) {
  const report = freshReport(context, 'vitest')
  const args = ['run', ...filters, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await run(bin('vitest'), args, { cwd: root, env, signal: context.signal, onOutput: show })
  return countVitest(readReport(report), code)
}

/** @param {Bench} bench */
async function playwright({ context, env, filters }) {
  const report = freshReport(context, 'playwright')
  const { code } = await run(
    join(root, 'e2e/node_modules/.bin/playwright'),
    ['test', ...filters, '--reporter=list,json'],
    {
      cwd: join(root, 'e2e'),
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      signal: context.signal,
      onOutput: show,
    },
  )
  return countPlaywright(readReport(report), code)
}

/** @param {string} text */
const show = (text) => void process.stdout.write(text)

/**
 * The path of a report that does not exist yet, so that an old one is never counted.
 * @param {Context} context
 * @param {string} name
 */
function freshReport(context, name) {
  const file = join(context.data, 'logs', `${name}.json`)
  rmSync(file, { force: true })
  return file
}

/** @param {string} file */
const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)
