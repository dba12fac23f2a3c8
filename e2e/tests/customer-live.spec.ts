/** Live screens: what changes, changes in place; what is not live says so. */
import { expect, type Page } from '@playwright/test'
import { flagship, hold } from '../support/arrange.ts'
import * as customer from '../support/customer.ts'
import { test } from '../support/fixtures.ts'
import { newPerson } from '../support/people.ts'

/** Results of car parks: every card says how many of its bays are free. */
async function openResults(page: Page, period: customer.WallPeriod) {
  await page.goto(customer.resultsAddress('parking', period))
  const card = page
    .getByRole('article')
    .filter({ hasText: flagship.name })
    .filter({ hasText: 'Standard bay' })
  await expect(card).toBeVisible()
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  const free = async () => Number(/(\d+) of \d+ free/.exec((await card.textContent()) ?? '')?.[1])
  return { card, free }
}

test('somebody else’s booking changes the count, and neither order, scroll nor focus', async ({
  page,
  api,
  clock,
}) => {
  const period = customer.farAhead(await clock.now(), 165)
  await page.setViewportSize({ width: 1280, height: 500 })
  const { card, free } = await openResults(page, period)
  const before = await free()
  const names = page.getByRole('article').getByRole('heading')
  const order = await names.allTextContents()
  await card.getByRole('link').focus()
  // The focus may have scrolled as well, and the wheel takes a moment.
  const scrolled = (await page.evaluate(() => scrollY)) + 120
  await page.mouse.wheel(0, 120)
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(scrolled)
  await hold(api, newPerson(), { product: 'parking', classId: 'BAY-STD', ...customer.instantsOf(period) })
  await expect.poll(free).toBe(before - 1)
  expect(await names.allTextContents()).toEqual(order)
  expect(await page.evaluate(() => scrollY)).toBe(scrolled)
  await expect(card.getByRole('link')).toBeFocused()
})

test('a stream that is cut says "Not live" after 30 s; restored, the values are fresh', async ({
  page,
  api,
  clock,
}) => {
  const period = customer.farAhead(await clock.now(), 190)
  await page.clock.install()
  const { free } = await openResults(page, period)
  const before = await free()
  await page.context().setOffline(true)
  await page.clock.fastForward('00:31')
  const notLive = page.getByText(/^Not live · updated \d\d:\d\d$/)
  await expect(notLive).toBeVisible()
  await expect(page.getByText('Live', { exact: true })).toBeHidden()
  await hold(api, newPerson(), { product: 'parking', classId: 'BAY-STD', ...customer.instantsOf(period) })
  expect(await free()).toBe(before)
  await page.context().setOffline(false)
  await page.clock.fastForward('00:16')
  await expect(notLive).toBeHidden()
  await expect.poll(free).toBe(before - 1)
})

test('a page has one stream, however many screens one has seen', async ({ page, own, clock }) => {
  await page.addInitScript(() => {
    const streams: EventSource[] = []
    Object.assign(window, { streams })
    window.EventSource = class extends EventSource {
      constructor(url: string | URL, init?: EventSourceInit) {
        super(url, init)
        streams.push(this)
      }
    }
  })
  const openStreams = () =>
    page.evaluate(() => {
      const streams: unknown = Reflect.get(window, 'streams')
      return Array.isArray(streams)
        ? streams.filter(({ readyState }) => readyState !== EventSource.CLOSED).length
        : -1
    })
  const period = customer.farAhead(await clock.now())
  const classId = await customer.classFor(own, 'rental', period)
  await page.goto(customer.offerAddress('rental', period, classId))
  await page.getByRole('link', { name: 'Continue' }).click()
  await page.getByRole('link', { name: 'No thanks, continue' }).click()
  await customer.fillDetails(page, 'rental', newPerson())
  await page.getByRole('link', { name: 'Change: Extras' }).click()
  await expect(page.getByRole('heading', { name: 'Anything to go with it?' })).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Your choice' })).toContainText(flagship.name)
  // One that was left opens again within a second or two, if it does.
  await page.getByRole('link', { name: 'No thanks, continue' }).click()
  await customer.fillDetails(page, 'rental', newPerson())
  await expect.poll(openStreams).toBe(1)
})
