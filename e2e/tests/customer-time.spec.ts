/** Times are the branch's, on a device in Tokyo too, across a change of clocks, and only when the branch is open. */
import { expect, type Page } from '@playwright/test'
import { book, flagship, hold } from '../support/arrange.ts'
import { eventOf } from '../support/calendar.ts'
import * as customer from '../support/customer.ts'
import { test } from '../support/fixtures.ts'
import { attachmentOf, mailTo } from '../support/mailbox.ts'
import { daysUntil, minute, nextClockChange, onDay, wallClock, wednesday } from '../support/time.ts'

/** The times of day that the page's content shows, but for those that say "your time". */
async function timesOn(page: Page): Promise<string[]> {
  const texts = await page.getByRole('main').allInnerTexts()
  const branchTime = texts.join().replace(/\([^)]*your time\)/g, '')
  return [...new Set(branchTime.match(/\b\d{1,2}:\d{2}\b/g))]
}

test('on a device in Tokyo every time is the branch’s, and says so', async ({ page, own, person, clock }) => {
  const began = await clock.now()
  const period = customer.farAhead(began)
  const classId = await customer.classFor(own, 'rental', period)
  const start = customer.instantsOf(period).from
  for (const address of [
    customer.resultsAddress('rental', period),
    customer.offerAddress('rental', period, classId),
    customer.stepAddress('extras', 'rental', period, classId),
  ]) {
    await page.goto(address)
    await expect(page.getByText('Paris time').first()).toBeVisible()
    await expect(page.getByRole('main')).toContainText('10:00')
    expect(await timesOn(page), address).toEqual(['10:00'])
  }
  const { id } = await book(own, person, { product: 'rental', classId, ...customer.instantsOf(period) })
  await page.goto(`/bookings/${id}`)
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible()
  await expect(page.getByText('Paris time').first()).toBeVisible()
  // The device's own time stands beside the branch's, never instead of it.
  await expect(
    page.getByText(`(${wallClock(start, 'Asia/Tokyo').slice(11)} your time)`).first(),
  ).toBeVisible()
  // When it was booked, paid and kept on the phone: some minutes of this test's.
  const known = ['10:00']
  const shown = await timesOn(page)
  const read = (await clock.now()).getTime()
  for (let at = began.getTime(); at < read + minute; at += minute) {
    known.push(wallClock(new Date(at), flagship.zone).slice(11))
  }
  expect(shown.filter((time) => !known.includes(time))).toEqual([])
})

test('across a change of clocks the search, the booking and the calendar show the same hours', async ({
  page,
  own,
  person,
  clock,
}) => {
  // Not tomorrow: the day before it is to come.
  const change = new Date(`${nextClockChange(await clock.now(), 3, flagship.zone)}T12:00Z`)
  const period = {
    from: onDay(change, -1, '10:00', flagship.zone),
    to: onDay(change, 1, '10:00', flagship.zone),
  }
  await customer.search(page, 'rental', period)
  await expect(page.getByText(/, 10:00 – .*, 10:00, Paris time/)).toBeVisible()
  const classId = await customer.classFor(own, 'rental', period)
  await page.goto(customer.offerAddress('rental', period, classId))
  await expect(page.getByText(/^Clocks go (forward|back)/).first()).toBeVisible()
  const { id } = await book(own, person, { product: 'rental', classId, ...customer.instantsOf(period) })
  await page.goto(`/bookings/${id}`)
  const whenWhere = page.getByRole('region', { name: 'When and where' })
  const [fromDay, toDay] = [period.from, period.to].map((wall) => String(Number(wall.slice(8, 10))))
  await expect(whenWhere.getByText(new RegExp(`\\b${fromDay} \\w+, 10:00`))).toBeVisible()
  await expect(whenWhere.getByText(new RegExp(`\\b${toDay} \\w+, 10:00`))).toBeVisible()

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Add to calendar' }).click()
  const fromPage = await eventOf(await download)
  const mail = await mailTo(own, person.email, 'booking_confirmed')
  for (const event of [fromPage, await eventOf(attachmentOf(mail, /\.ics$/))]) {
    expect(wallClock(event.start, flagship.zone)).toBe(period.from)
    expect(wallClock(event.end, flagship.zone)).toBe(period.to)
  }
})

test('when the branch is closed, times and days are disabled and say why', async ({ page, clock }) => {
  const now = await clock.now()
  // A branch of a town, closed at night and on Sundays.
  const days = daysUntil(now, wednesday, 7, flagship.zone, [2])
  const at10 = (later: number) => onDay(now, days + later, '10:00', flagship.zone)
  const query = { place: 'Lyon', branch: 'lyon', from: at10(0), to: at10(2) }
  await page.goto(customer.resultsAddress('rental', query, query).replace('/search', '/'))
  await customer.whenButton(page, 'rental').click()
  const night = page.getByRole('combobox', { name: 'Pick-up time' }).getByRole('option', { name: /^03:00/ })
  await expect(night).toBeDisabled()
  await expect(night).toHaveText(/Opens 0?[789]:\d\d/)
  const sundayName = new RegExp(`^Sunday,? ${Number(at10(4).slice(8, 10))} .*Closed all day$`)
  await expect(page.getByRole('button', { name: sundayName })).toBeDisabled()
})

test('the checkout names the end of the hold in the branch’s time', async ({ page, own, person, clock }) => {
  const period = customer.instantsOf(customer.farAhead(await clock.now()))
  const held = await hold(own, person, { product: 'rental', ...period })
  const { checkoutUrl } = await own.write('checkout.start', { bookingId: held.id })
  await page.goto(checkoutUrl)
  const until = wallClock(new Date(held.holdExpiresAt ?? ''), flagship.zone).slice(11)
  await expect(page.getByText(`Held until ${until}, Paris time`)).toBeVisible()
})
