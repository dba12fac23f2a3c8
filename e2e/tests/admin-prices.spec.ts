/** Prices and promotions: what a manager sets is what the calendar shows and what customers pay. */
import { expect, type Page } from '@playwright/test'
import { type Refusal, signedIn } from '../support/api.ts'
import { flagship, hold } from '../support/arrange.ts'
import { checkPlaces } from '../support/axe.ts'
import * as customer from '../support/customer.ts'
import { test } from '../support/fixtures.ts'
import { newPerson } from '../support/people.ts'
import { deskAddress, openDesk } from '../support/staff.ts'

const manager = 'manager@forecourt.test'
const threeDays = 3 * 1440

const dayCell = (page: Page, date: string) => page.locator(`[data-date="${date}"]`)

const inEuros = (minor: number) =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }).format(minor / 100)

/** The amounts that a day of the calendar is read out with: what it would cost, and instead of what. */
async function amountsOf(page: Page, date: string): Promise<number[]> {
  return customer.amountsIn((await dayCell(page, date).locator('.sr-only').textContent()) ?? '')
}

test('a manager’s rule is shown before it is saved, and then is what customers pay', async ({
  page,
  another,
  api,
  clock,
}) => {
  const period = customer.farAhead(await clock.now(), 268)
  const date = period.from.slice(0, 10)
  const classId = await customer.classFor(api, 'rental', period)
  const { from, to } = customer.instantsOf(period)
  const quote = async () => {
    const wish = { classId, pickupBranchId: flagship.id, from: from.toISOString(), to: to.toISOString() }
    return (await api.write('pricing.makeQuote', { ...wish, driverAge: 40 })).totalMinor
  }
  const before = await quote()

  await openDesk(page, manager, 'pricing/rule?product=rental')
  const save = page.getByRole('button', { name: 'Save rule' })
  await save.click()
  const summary = page.getByTestId('error-summary')
  await expect(summary).toBeFocused()
  await summary.getByRole('link', { name: 'Give the first day' }).click()
  await expect(page.getByLabel('First day')).toBeFocused()

  const name = `Fair of ${newPerson().lastName}`
  await page.getByLabel('First day').fill(date)
  await page.getByLabel('Last day').fill(period.to.slice(0, 10))
  await page.getByRole('combobox', { name: 'For', exact: true }).selectOption(classId)
  await page.getByLabel('Change of the price').fill('+40,5 %')
  await expect(page.getByText(/^Every day from .*, this branch, \+40\.5%$/)).toBeVisible()
  await page.getByRole('combobox', { name: 'Length of stay' }).selectOption(String(threeDays))
  await expect(dayCell(page, date)).toHaveAccessibleName(/ instead of /)
  const [drafted, live] = await amountsOf(page, date)
  expect(live).toBe(before)
  expect(drafted).toBeGreaterThan(before)
  expect(await quote()).toBe(before)

  await page.getByLabel('Name in English').fill(name)
  await page.getByLabel('Name in French').fill(name)
  await save.click()
  const rule = page.getByRole('listitem').filter({ hasText: name })
  await expect(rule).toContainText('Scheduled')
  const after = await quote()
  expect(after).toBe(drafted)

  const query = `classId=${classId}&month=${date.slice(0, 7)}&lengthMinutes=${threeDays}`
  await page.goto(deskAddress(`pricing?${query}`))
  await expect(dayCell(page, date)).toBeVisible()
  expect(await amountsOf(page, date)).toEqual([after])
  await dayCell(page, date).click()
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByRole('row').filter({ hasText: name })).toContainText(/, this branch, \+40\.5%/)
  await page.keyboard.press('Escape')
  await expect(dayCell(page, date)).toBeFocused()

  const shop = await another()
  await shop.goto(customer.offerAddress('rental', period, classId))
  await expect(customer.barTotal(shop)).toContainText(inEuros(after))

  await page.goto(deskAddress('pricing?view=rules'))
  await rule.getByRole('button', { name: /^Retire: / }).click()
  await expect(page.getByRole('dialog')).toContainText('Confirmed bookings never change')
  await page.getByRole('button', { name: 'Retire rule' }).click()
  await expect(rule).toHaveCount(0)
  expect(await quote()).toBe(before)
  await page.getByText('Ended', { exact: true }).click()
  await expect(rule).toContainText('Retired')
})

test('the calendar is a table that the keyboard moves through', async ({ page, clock }) => {
  const period = customer.farAhead(await clock.now(), 268)
  const month = period.from.slice(0, 7)
  await openDesk(page, manager, `pricing?month=${month}`)
  const first = dayCell(page, `${month}-01`)
  await expect(page.getByRole('columnheader')).toHaveCount(7)
  await expect(
    page
      .getByRole('gridcell')
      .filter({ has: page.locator('[data-date]') })
      .first(),
  ).toBeVisible()
  await first.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(dayCell(page, `${month}-09`)).toBeFocused()
  await page.keyboard.press('PageDown')
  await expect(page).not.toHaveURL(new RegExp(`month=${month}`))
  await expect(page.locator('[data-date$="-09"]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('Total')
})

test('a code that a manager makes is redeemed, counted and retired', async ({
  page,
  own,
  api,
  person,
  another,
  clock,
}) => {
  const period = customer.farAhead(await clock.now(), 268)
  const classId = await customer.classFor(api, 'rental', period)
  const code = `GO${person.plate}`
  const desk = await another()
  await openDesk(desk, manager, 'promotions/new')
  await desk.getByLabel('Code', { exact: true }).fill(code.toLowerCase())
  await desk.getByLabel('Name', { exact: true }).fill('For the test')
  await desk.getByLabel('Percentage', { exact: true }).fill('0')
  await desk.getByRole('button', { name: 'Save promotion' }).click()
  await expect(desk.getByTestId('error-summary')).toContainText('Give a percentage above 0')
  await desk.getByLabel('Percentage', { exact: true }).fill('10 %')
  await desk.getByLabel('Uses in all').fill('5')
  await desk.getByLabel('Budget').fill('1 000,00')
  await desk.getByRole('button', { name: 'Save promotion' }).click()
  const row = desk.getByRole('listitem').filter({ hasText: code })
  await expect(row).toContainText('Live')
  await expect(row).toContainText('0 of 5')

  await page.goto(customer.stepAddress('driver', 'rental', period, classId))
  await customer.fillDetails(page, 'rental', person)
  await expect(customer.holdButton(page)).toBeEnabled()
  await page.getByRole('button', { name: 'Enter a promotion code' }).click()
  await page.getByRole('textbox', { name: 'Promotion code' }).fill(code)
  await page.getByRole('button', { name: 'Apply code' }).click()
  await expect(page.getByText(`The code ${code} is applied.`)).toBeVisible()
  const { from, to } = customer.instantsOf(period)
  const wish = { classId, pickupBranchId: flagship.id, from: from.toISOString(), to: to.toISOString() }
  const quote = await own.write('pricing.makeQuote', { ...wish, driverAge: 40, promoCode: code })
  const off = quote.lines.find((line) => line.code === `promo.${code}`)?.amountMinor ?? 0
  expect(off).toBeLessThan(0)
  await own.write('booking.hold', {
    quoteId: quote.id,
    contact: { name: person.name, email: person.email },
    holdMinutes: 10,
  })
  await desk.reload()
  await expect(row).toContainText('1 of 5')
  await expect(row).toContainText(`${inEuros(-off)} of €1,000.00`)

  await row.getByRole('button', { name: `Retire: ${code}` }).click()
  await desk.getByRole('button', { name: `Retire ${code}` }).click()
  await expect(row).toHaveCount(0)
  const refused = await own
    .write('pricing.makeQuote', { ...wish, driverAge: 40, promoCode: code })
    .catch((refusal: Refusal) => refusal.code)
  expect(refused).toBe('PROMO_UNKNOWN')
})

test('a manager says what a class costs and how many pieces there are; an agent does not', async ({
  page,
  another,
  origin,
  api,
}) => {
  await openDesk(page, manager, 'pricing/plan?classId=BAY-XL')
  const hour = page.getByLabel('Price of an hour')
  const was = await hour.inputValue()
  await hour.fill('1000')
  await page.getByRole('button', { name: 'Save new version' }).click()
  await expect(page.getByTestId('error-summary')).toContainText('An hour must cost no more than a day')
  await hour.fill(`€ ${was}`)
  await page.getByRole('button', { name: 'Save new version' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'version 2' })).toContainText(`€${was}`)

  await page.goto(deskAddress('pricing?view=stock'))
  const seats = page.getByRole('listitem').filter({ hasText: 'Child seat' })
  const before = Number.parseInt((await seats.getByText(/\d+ pieces/).textContent()) ?? '', 10)
  for (const count of [before + 1, before]) {
    await seats.getByRole('button', { name: 'Set stock: Child seat' }).click()
    await page.getByLabel(/^Pieces at/).fill(String(count))
    await page.getByRole('button', { name: 'Save stock' }).click()
    await expect(seats).toContainText(`${count} pieces`)
  }
  const extras = await api.read('pricing.listExtras', { product: 'rental', branchId: flagship.id })
  const seat = extras.find(({ name }) => name.en === 'Child seat')
  await hold(api, newPerson(), {
    ...{ product: 'rental', extras: [{ id: seat?.id ?? '', quantity: 1 }] },
    ...customer.instantsOf(customer.farAhead(new Date())),
  })
  const openStock = () => seats.getByRole('button', { name: 'Set stock: Child seat' }).click()
  await openStock()
  await page.getByLabel(/^Pieces at/).fill('0')
  await page.getByRole('button', { name: 'Save stock' }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText(
    /Bookings need more .* to .* pieces?/s,
  )
  await page.getByLabel('No limit').check()
  await page.getByRole('button', { name: 'Save stock' }).click()
  await expect(seats).toContainText('Unlimited')
  await openStock()
  await page.getByLabel(/^Pieces at/).fill(String(before))
  await page.getByRole('button', { name: 'Save stock' }).click()
  await expect(seats).toContainText(`${before} pieces`)

  await page.goto(deskAddress('pricing?view=terms'))
  const fee = page.getByRole('row').filter({ hasText: 'Lyon Centre' })
  await expect(fee).toContainText('€15.00')
  for (const [typed, shown] of [
    ['17,5', '€17.50'],
    ['€15', '€15.00'],
  ] as const) {
    await fee.getByRole('button', { name: 'Change: Lyon Centre' }).click()
    await page.getByRole('textbox', { name: 'Fee' }).fill(typed)
    await page.getByRole('button', { name: 'Save fee' }).click()
    await expect(fee).toContainText(shown)
  }
  // Groups are an administrator's.
  await expect(page.getByRole('row').filter({ hasText: 'Railway stations' })).toContainText('belongs to it')
  await expect(page.getByRole('button', { name: /Railway stations$/ })).toHaveCount(0)

  const agent = await another()
  await openDesk(agent, 'agent@forecourt.test', 'pricing')
  await expect(agent.getByRole('heading', { name: 'You cannot see this' }).first()).toBeVisible()
  await expect(agent.getByRole('link', { name: 'Bookings' })).toBeVisible()
  await expect(agent.getByRole('link', { name: /^(Pricing|Promotions)$/ })).toHaveCount(0)
  const asAgent = await signedIn(origin, 'agent@forecourt.test')
  const status = (call: Promise<unknown>) => call.catch((refusal: Refusal) => refusal.status)
  expect(
    await status(
      asAgent.write('pricing.setExtraStock', { branchId: flagship.id, extraId: 'gps', quantity: 0 }),
    ),
  ).toBe(403)
  expect(await status(api.read('pricing.listPromotions', {}))).toBe(401)
})

test('every page of prices is fit for everybody', async ({ page }) => {
  await openDesk(page, manager, 'pricing')
  const prices = (at: Page) => expect(at.locator('[data-date]').first()).toBeVisible()
  const openDay = async (at: Page) => {
    await at.locator('[data-date]').first().click()
    await expect(at.getByRole('dialog')).toBeVisible()
  }
  const about = 'What a quote made now would say'
  await checkPlaces(page, [
    { name: 'calendar', address: deskAddress('pricing'), shows: about, open: prices },
    { name: 'one day', address: deskAddress('pricing'), shows: about, open: openDay, part: 'dialog[open]' },
    { name: 'rules', address: deskAddress('pricing?view=rules'), shows: 'Weekends, all vehicles' },
    { name: 'rate plans', address: deskAddress('pricing?view=plans'), shows: 'New rate plan' },
    { name: 'stock', address: deskAddress('pricing?view=stock'), shows: 'Child seat' },
    { name: 'terms', address: deskAddress('pricing?view=terms'), shows: 'Silver' },
    {
      name: 'a new rule',
      address: deskAddress('pricing/rule'),
      shows: 'Save rule',
      open: (at) => at.getByRole('button', { name: 'Save rule' }).click(),
    },
    { name: 'a plan', address: deskAddress('pricing/plan?classId=ECMR'), shows: 'Price of an hour' },
    { name: 'a plan of bays', address: deskAddress('pricing/plan?classId=BAY-XL'), shows: 'Example stays' },
    { name: 'promotions', address: deskAddress('promotions'), shows: 'WELCOME10' },
    { name: 'a new promotion', address: deskAddress('promotions/new'), shows: 'Save promotion' },
  ])
})
