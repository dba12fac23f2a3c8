/**
 * `npm run chaos`: bookings, payments, changes and returns go on while workers are killed, Redis is stopped and
 * emptied, PostgreSQL is stopped at once, and the payment provider fails after it has done its work, and sends its
 * events twice, in another order, or not at all. In the end every booking and every cent is looked for.
 *
 *   npm run chaos                   four minutes
 *   npm run chaos -- --short        what `npm test` runs, half a minute
 */
import { parseArgs } from 'node:util'
import { runChaos } from './lib/chaos/run.ts'
import { long, short } from './lib/chaos/sizes.ts'

const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } })
const began = performance.now()
const report = await runChaos(values.short ? short : long, (what) =>
  console.log(`  ${Math.round((performance.now() - began) / 1000)} s: ${what}`),
)
const { books, due, wrong } = report
const percent = (part: number, of: number) => `${((100 * part) / Math.max(1, of)).toFixed(2)} %`
const still = Object.values(due).reduce((sum, count) => sum + count, 0)
const rows: [string, string | number, string][] = [
  ['requests', report.requests, ''],
  ['workers killed', report.kills, ''],
  ['holds while Redis was away', report.holdsWithoutRedis, '> 0'],
  ['charges, refunds, events of the provider', `${books.charges}, ${books.refunds}, ${books.events}`, ''],
  ['lost', books.lost.length, '0'],
  ['doubled', books.doubled.length, '0'],
  ['held for nothing', books.orphans.length, '0'],
  ['forged events accepted', books.forged, '0'],
  ['messages sent', report.sent, ''],
  ['still due', still, '0'],
  [
    'calls made again under their key',
    `${report.replays} of ${report.calls} (${percent(report.replays, report.calls)})`,
    '',
  ],
  [
    'of these without cause: the first answer had come',
    `${report.replays - report.replaysAfterCut} (${percent(report.replays - report.replaysAfterCut, report.calls)})`,
    '≤ 0.1 %',
  ],
  ['longest wait for a relay, workers being killed', `${(report.unrelayedMs / 1000).toFixed(1)} s`, '≤ 2 s'],
  ['settled after', `${(report.settledMs / 1000).toFixed(1)} s`, ''],
]
console.log('\n| what | how many | aim |\n| --- | --- | --- |')
for (const [what, count, aim] of rows) console.log(`| ${what} | ${count} | ${aim} |`)
for (const sentence of wrong.slice(0, 30)) console.log(`✗ ${sentence.slice(0, 900)}`)
if (wrong.length === 0) console.log('\n✓ nothing was lost and nothing was done twice; invariants clean')
process.exit(wrong.length === 0 ? 0 : 1)
