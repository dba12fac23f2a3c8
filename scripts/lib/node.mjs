import { Failure } from './failure.mjs'
import { bin, root } from './paths.mjs'
import { lastLines, run } from './run.mjs'

/**
 * Runs a TypeScript file of the workspace under the pinned Node to its end, and gives the last line that it printed.
 * @param {import('./context.mjs').Context} context
 * @param {string[]} command the file and its arguments
 * @param {Record<string, string | undefined>} env
 * @param {{ cause: string, fix: string }} failure what to say when it fails; its last lines are added
 */
export async function runNode(context, command, env, failure) {
  const done = await run(bin('node'), command, { cwd: root, env, signal: context.signal })
  if (done.code !== 0) throw new Failure(`${failure.cause}:\n${lastLines(done.output)}`, failure.fix)
  return lastLines(done.output, 1).replace(/\.$/, '')
}
