import { defineConfig } from '@playwright/test'
import { freePort } from '../scripts/lib/ports.mjs'

// Chosen once, by the first process that reads this; Playwright's workers inherit it.
process.env.E2E_PORT ??= String(await freePort(undefined))
const origin = `http://localhost:${process.env.E2E_PORT}`

export default defineConfig({
  testDir: './tests',
  // The pictures of the README are taken when asked for, with the large seed; everything else is a test.
  testMatch: process.env.PICTURES ? 'pictures.spec.ts' : /(?<!pictures)\.spec\.ts$/,
  outputDir: './test-results',
  // One stack, a small machine: one test at a time. Each test brings its own customers and bookings.
  workers: 1,
  // Only ends what hangs. A machine that does much else besides takes seconds for a click.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  webServer: {
    command: '../node_modules/.bin/node support/serve.ts',
    url: `${origin}/readyz`,
    // The stack answers before it is all arranged.
    wait: { stdout: /Ready for tests/ },
    timeout: 120_000,
    // Only a port given by hand can have a stack on it already: while writing tests, it need not start each time.
    reuseExistingServer: true,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
  use: {
    baseURL: origin,
    actionTimeout: 30_000,
    // Where a test looks at the worker itself it lets it in; elsewhere nothing stands between page and server.
    serviceWorkers: 'block',
    locale: 'en-GB',
    // Far from every branch, so that a page which trusts the device's clock shows it.
    timezoneId: 'Asia/Tokyo',
    // Without a film of every page, for all that passes too: a picture of what failed tells as much.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.PLAYWRIGHT_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
