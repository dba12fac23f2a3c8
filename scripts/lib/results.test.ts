import { expect, it } from 'vitest'
import { countCheck, countPlaywright, countVitest, sum, summary } from './results.mjs'

it.each([
  ['all passed', { numPassedTests: 3, numFailedTests: 0 }, 0, { passed: 3, failed: 0 }],
  ['some failed', { numPassedTests: 3, numFailedTests: 2 }, 1, { passed: 3, failed: 2 }],
  ['an error outside of any test', { numPassedTests: 3, numFailedTests: 0 }, 1, { passed: 3, failed: 1 }],
  ['no tests found', { numPassedTests: 0, numFailedTests: 0 }, 0, { passed: 0, failed: 1 }],
  ['a crash before the report', undefined, 1, { passed: 0, failed: 1 }],
])('Vitest: %s', (_, report, exitCode, counts) => {
  expect(countVitest(report, exitCode)).toEqual(counts)
})

it.each([
  [
    'all passed, one at the second try',
    { expected: 4, flaky: 1, unexpected: 0 },
    0,
    { passed: 5, failed: 0 },
  ],
  ['some failed', { expected: 4, flaky: 0, unexpected: 2 }, 1, { passed: 4, failed: 2 }],
  ['the stack did not start', { expected: 0, flaky: 0, unexpected: 0 }, 1, { passed: 0, failed: 1 }],
])('Playwright: %s', (_, stats, exitCode, counts) => {
  expect(countPlaywright({ stats }, exitCode)).toEqual(counts)
})

it('Vitest: every file that does not load is a failure, beside the tests that fail', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ]
  expect(countVitest({ numPassedTests: 1, numFailedTests: 1, testResults }, 1)).toEqual({
    passed: 1,
    failed: 3,
  })
})

it('the last line adds up all suites', () => {
  const all = [countCheck(true), countCheck(false), countVitest({ numPassedTests: 40, numFailedTests: 1 }, 1)]
  expect(summary(sum(all))).toBe('41 passed, 2 failed')
})
