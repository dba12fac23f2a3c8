import { emptyTally, type Tally } from './tally.ts'

export function sum(tallies: readonly Tally[]): Tally {
  const total = emptyTally()
  for (const tally of tallies) {
    for (const [key, value] of Object.entries(tally)) {
      if (typeof value === 'number')
        Object.assign(total, { [key]: Number(total[key as keyof Tally]) + value })
    }
    total.breaches.push(...tally.breaches)
  }
  return total
}

const percent = (part: number, of: number, digits = 2): string =>
  of === 0 ? '–' : `${((100 * part) / of).toFixed(digits)} %`

type Run = Record<'seed' | 'days' | 'branches' | 'units' | 'pinned' | 'turnaround' | 'demand', string> & {
  blocks: boolean
  cascade: boolean
  seconds: number
}

/** A table that can be pasted into docs/performance.md. */
export function print(t: Tally, run: Run): void {
  const rows: [string, string][] = [
    ['requests', `${t.asked}, of which ${t.accepted} accepted (${percent(t.accepted, t.asked, 1)})`],
    [
      'accepted ÷ packing bound',
      `${percent(t.fitting - t.falseRefusals, t.fitting, 3)} (${t.falseRefusals} refused of ${t.fitting} that fitted)`,
    ],
    ['accepted beyond the bound', `${t.wrongAcceptances} of ${t.unfitting} that did not fit`],
    ['chose their unit', t.choosy === 0 ? '–' : `${t.choosyServed} of ${t.choosy} got it`],
    [
      'workshop',
      t.blocks + t.blocksRefused === 0 ? '–' : `${t.blocks} blocks, ${t.blocksRefused} found no time`,
    ],
    ['returns later than 29 min', percent(t.lateReturns, t.returns, 1)],
    [
      'at the counter without a car',
      `${percent(t.counterConflicts, t.pickUps + t.turnedAway, 3)} (${t.counterConflicts}; ${t.turnedAway} never got one; ${t.counterErrors} although one was there)`,
    ],
    ['given another car by hand', `${t.rescued}`],
    ['utilisation', percent(t.rentedHours, t.unitHours, 1)],
    ['revenue', `${Math.round(t.revenueMinor / 100).toLocaleString('en')} EUR`],
  ]
  console.log(
    `${run.branches} branches × ${run.units} units, ${run.days} days, seed ${run.seed}, demand ${run.demand}, ` +
      `pinned ${run.pinned} %, blocks ${run.blocks ? 'yes' : 'no'}, turnaround ${run.turnaround} min, cascade ${run.cascade ? 'yes' : 'no'}; ${run.seconds} s\n`,
  )
  console.log('| what | figure |\n| --- | --- |')
  for (const [what, figure] of rows) console.log(`| ${what} | ${figure} |`)
  console.log('')
}

/** The aims that a run missed. */
export function aims(t: Tally, { pinnedOrBlocked }: { pinnedOrBlocked: boolean }): string[] {
  const served = t.fitting === 0 ? 1 : 1 - t.falseRefusals / t.fitting
  const conflicts = t.counterConflicts / Math.max(1, t.pickUps + t.turnedAway)
  const met: [boolean, string][] = [
    [t.wrongAcceptances === 0, `${t.wrongAcceptances} requests were accepted that could not fit`],
    pinnedOrBlocked
      ? [
          served >= 0.99,
          `only ${percent(t.fitting - t.falseRefusals, t.fitting)} of what fitted was accepted`,
        ]
      : [t.falseRefusals === 0, `${t.falseRefusals} requests that fitted were refused`],
    [
      conflicts <= 0.001,
      `${percent(t.counterConflicts, t.pickUps)} stood at the counter without a car (aim 0.1 %)`,
    ],
    // With chosen units and blocks a count says that a car stands there, and not that it may be given away.
    [
      pinnedOrBlocked || t.counterErrors === 0,
      `${t.counterErrors} times a customer got no car although one was there`,
    ],
    [t.drift === 0, `the engine and the decisions differ in ${t.drift} places`],
    [t.breaches.length === 0, `invariants broken: ${t.breaches.slice(0, 5).join('; ')}`],
  ]
  return met.filter(([good]) => !good).map(([, miss]) => miss)
}
