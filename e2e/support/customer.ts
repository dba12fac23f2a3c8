/** A customer on the web, from the search to the pass. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { Product } from '../../packages/domain/src/fleet/contract.ts'
import type { Api } from './api.ts'
import { flagship, freeClass } from './arrange.ts'
import type { Person } from './people.ts'
import { daysUntil, instantAt, onDay, tuesday } from './time.ts'

/** A period on the wall clock of the branch: "2026-12-10T10:00". */
export type WallPeriod = { from: string; to: string }

/**
 * From a Tuesday to a Friday far ahead, when hardly anybody has booked, from 10 to 10: every branch is open then.
 * Tests that count what is free take another of these `days`, some weeks away from any other test's.
 */
export function farAhead(now: Date, days = 140): WallPeriod {
  const first = daysUntil(now, tuesday, days, flagship.zone, [3])
  return {
    from: onDay(now, first, '10:00', flagship.zone),
    to: onDay(now, first + 3, '10:00', flagship.zone),
  }
}

/** The same period as instants. */
export const instantsOf = ({ from, to }: WallPeriod): { from: Date; to: Date } => ({
  from: instantAt(from, flagship.zone),
  to: instantAt(to, flagship.zone),
})

/** A class of the flagship that is free for the period. */
export function classFor(api: Api, product: Product, period: WallPeriod): Promise<string> {
  const { from, to } = instantsOf(period)
  return freeClass(api, product, flagship.id, { from: from.toISOString(), to: to.toISOString() })
}

/** The address of the results around a branch, as a customer may have bookmarked it. */
export function resultsAddress(
  product: Product,
  { from, to }: WallPeriod,
  more: Record<string, string> = {},
): string {
  const { name, lat, lng, zone } = flagship
  const query = new URLSearchParams({
    product,
    place: name,
    lat: String(lat),
    lng: String(lng),
    branch: flagship.id,
    from,
    to,
    tz: zone,
    ...more,
  })
  return `/search?${query}`
}

/** The address of one offer of the flagship. */
export const offerAddress = (product: Product, period: WallPeriod, classId: string): string =>
  resultsAddress(product, period, { at: flagship.id, class: classId }).replace('/search', '/offer')

/** The address of a step of the booking of one offer: `extras`, `driver`, `review`. */
export const stepAddress = (step: string, product: Product, period: WallPeriod, classId: string): string =>
  offerAddress(product, period, classId).replace('/offer', `/book/${step}`)

const words = {
  rental: { product: 'Rent a car', place: 'Pick-up place', start: 'Pick-up', end: 'Return' },
  parking: { product: 'Park', place: 'Where do you park?', start: 'Arrive', end: 'Leave' },
} as const

/** Fills the search form of the first page in and sends it. */
export async function search(page: Page, product: Product, period: WallPeriod): Promise<void> {
  const { place, start, end } = words[product]
  await page.goto('/')
  await page.getByText(words[product].product, { exact: true }).click()
  await page.getByRole('combobox', { name: place }).fill('Part-Dieu')
  await page
    .getByRole('option', { name: new RegExp(flagship.name) })
    .first()
    .click()
  await whenButton(page, product).click()
  await setEnd(page, start, period.from)
  await setEnd(page, end, period.to)
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(page.getByRole('heading', { name: /near/ })).toBeVisible()
}

/** The button that shows the period and opens its panel. */
export const whenButton = (page: Page, product: Product): Locator =>
  page.getByRole('button', { name: new RegExp(`^${words[product].start}, .*Change$`) })

/** Types the date of one end of the period and chooses its time. */
async function setEnd(page: Page, end: string, wall: string): Promise<void> {
  const [date = '', time = ''] = wall.split('T')
  await page.getByRole('textbox', { name: `${end} date` }).fill(date)
  await page.getByRole('textbox', { name: `${end} date` }).press('Enter')
  await page.getByRole('combobox', { name: `${end} time` }).selectOption(time)
}

/** The cards of the flagship that can be selected, in their order. */
export const cardsOf = (page: Page, branch = flagship.name): Locator =>
  page
    .getByRole('article')
    .filter({ hasText: branch })
    .filter({ has: page.getByRole('link', { name: /^Select/ }) })

/** The amounts of money in a text, in minor units, in their order. */
export const amountsIn = (text: string): number[] =>
  [...text.matchAll(/[€£](\d[\d,]*)(?:\.(\d\d))?/g)].map(
    ([, whole = '', cents = '00']) => Number(whole.replaceAll(',', '')) * 100 + Number(cents),
  )

/** The total that the bar at the foot of the screen shows. */
export const barTotal = (page: Page): Locator => page.getByRole('status').filter({ hasText: /^Total/ })

/** Answers who drives, or who parks, and goes on to the review. */
export async function fillDetails(page: Page, product: Product, person: Person): Promise<void> {
  await page.getByLabel('Email').fill(person.email)
  await page.getByRole('textbox', { name: /^Name/ }).fill(person.name)
  if (product === 'rental') {
    await page.getByLabel('Day', { exact: true }).fill('27')
    await page.getByLabel('Month', { exact: true }).fill('3')
    await page.getByLabel('Year', { exact: true }).fill('1984')
  } else {
    await page.getByRole('textbox', { name: 'Number plate' }).fill(person.plate)
  }
  await page.getByRole('button', { name: 'Review booking' }).click()
  await expect(page.getByRole('heading', { name: 'Is everything right?' })).toBeVisible()
}

export const holdButton = (page: Page): Locator => page.getByRole('button', { name: /^Hold and (pay|book)/ })

/** The reference that a booking's page shows: "K7P-2QX". */
export async function referenceOn(page: Page): Promise<string> {
  const text = await page
    .getByText(/^Reference|· Reference/)
    .first()
    .textContent()
  const found = /[A-HJ-NP-Z2-9]{3}-[A-HJ-NP-Z2-9]{3}/.exec(text ?? '')
  if (!found) throw new Error(`There is no reference in "${text}".`)
  return found[0]
}

export const bookingIdOf = (page: Page): string => {
  const [, id] = /\/bookings\/([0-9a-f-]{36})/.exec(page.url()) ?? []
  if (!id) throw new Error(`${page.url()} is no booking's address.`)
  return id
}
