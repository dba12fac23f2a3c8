import { test as base } from '@playwright/test'
import { type Api, apiOf } from './api.ts'
import { clockOf, type TestClock } from './clock.ts'
import { newPerson, type Person } from './people.ts'

type Fixtures = {
  /** Where everything is served. */
  origin: string
  /** The API as this test's browser calls it: with its cookies, so that what it holds the page may see. */
  api: Api
  person: Person
  clock: TestClock
}

export const test = base.extend<Fixtures>({
  origin: async ({ baseURL }, use) => {
    if (baseURL === undefined) throw new Error('playwright.config.ts gives no baseURL.')
    await use(baseURL)
  },
  api: async ({ context }, use) => use(apiOf(context.request)),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern
  person: async ({}, use) => use(newPerson()),
  clock: async ({ api }, use) => {
    const clock = clockOf(api)
    await use(clock)
    await clock.putBack()
  },
})

export { expect } from '@playwright/test'
