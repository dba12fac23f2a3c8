/**
 * What a suite amounts to. A suite that broke down, or that found nothing to run, counts as one failure more.
 * @typedef {{ passed: number, failed: number }} Counts
 */

/**
 * A check that passes or fails as a whole.
 * @param {boolean} ok
 * @returns {Counts}
 */
export const countCheck = (ok) => (ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

/**
 * @param {unknown} report of Vitest's JSON reporter; undefined when it wrote none
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countVitest(report, exitCode) {
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    testResults = [],
  } = /** @type {VitestReport} */ (report ?? {})
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  return honest({ passed: numPassedTests, failed: numFailedTests + broken.length }, exitCode)
}

/**
 * @param {unknown} report of Playwright's JSON reporter; undefined when it wrote none
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countPlaywright(report, exitCode) {
  const { stats = {} } = /** @type {PlaywrightReport} */ (report ?? {})
  const { expected = 0, flaky = 0, unexpected = 0 } = stats
  return honest({ passed: expected + flaky, failed: unexpected }, exitCode)
}

/**
 * @typedef {{ status: string, assertionResults: { status: string }[] }} VitestFile
 * @typedef {{ numPassedTests?: number, numFailedTests?: number, testResults?: VitestFile[] }} VitestReport
 * @typedef {{ stats?: { expected?: number, flaky?: number, unexpected?: number } }} PlaywrightReport
 */

/**
 * An error outside of any test, a crash, no test at all: the reports' counts look clean then.
 * @param {Counts} counts
 * @param {number} exitCode
 */
function honest(counts, exitCode) {
  const looksClean = counts.failed === 0
  const isClean = exitCode === 0 && counts.passed > 0
  return looksClean && !isClean ? { ...counts, failed: 1 } : counts
}

/**
 * @param {Counts[]} all
 * @returns {Counts}
 */
export const sum = (all) =>
  all.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), {
    passed: 0,
    failed: 0,
  })

/** @param {Counts} counts */
export const summary = ({ passed, failed }) => `${passed} passed, ${failed} failed`
