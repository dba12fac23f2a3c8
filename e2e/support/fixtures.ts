import { type BrowserContextOptions, test as base, type Page } from '@playwright/test'
import { type Api, apiOf, newCaller } from './api.ts'
import { clockOf, type TestClock } from './clock.ts'
import { newPerson, type Person } from './people.ts'

type Fixtures = {
  /** Where everything is served. */
  origin: string
  /** The API as a caller of its own, apart from every browser. */
  api: Api
  /** The API as this test's browser calls it: with its cookies, so that what it holds the page may see. */
  own: Api
  person: Person
  clock: TestClock
  /** The page of another browser: of staff, of a terminal, of a second customer. Closed when the test ends. */
  another: (options?: BrowserContextOptions) => Promise<Page>
}

export const test = base.extend<Fixtures>({
  origin: async ({ baseURL }, use) => {
    if (baseURL === undefined) throw new Error('playwright.config.ts gives no baseURL.')
    await use(baseURL)
  },
  api: async ({ origin }, use) => {
    const api = await newCaller(origin)
    await use(api)
    await api.request.dispose()
  },
  own: async ({ context }, use) => use(apiOf(context.request)),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern
  person: async ({}, use) => use(newPerson()),
  clock: async ({ api }, use) => {
    const clock = clockOf(api)
    await use(clock)
    await clock.putBack()
  },
  another: async ({ browser }, use) => {
    const pages: Page[] = []
    await use(async (options) => {
      const page = await (await browser.newContext(options)).newPage()
      pages.push(page)
      return page
    })
    for (const page of pages) await page.context().close()
  },
})

export { expect } from '@playwright/test'
