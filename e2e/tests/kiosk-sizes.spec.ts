/** Every screen of the terminal, in both of its formats: what is pressed is ≥ 72 px, what is read ≥ 24 px. */
import { expect, type Page } from '@playwright/test'
import { newCaller } from '../support/api.ts'
import { book, bookAndCheckIn, flagship, newTerminal, soon } from '../support/arrange.ts'
import { test } from '../support/fixtures.ts'
import * as kiosk from '../support/kiosk.ts'
import { tooSmall } from '../support/measure.ts'
import { newPerson } from '../support/people.ts'

/** Measures the screen that is shown, upright and lying. */
async function measure(page: Page, screen: string): Promise<void> {
  for (const size of [kiosk.landscape, kiosk.portrait]) {
    await page.setViewportSize(size)
    expect.soft(await tooSmall(page), `${screen} at ${size.width}×${size.height}`).toEqual([])
  }
}

test('on the way to a pick-up every screen is large enough', async ({ page, origin, api, person, clock }) => {
  const { reference } = await book(api, person, {
    product: 'rental',
    ...soon(await clock.byDay(flagship.zone), 3),
  })
  const code = await newTerminal(origin)
  await page.goto('/kiosk/')
  await expect(page.getByRole('heading', { name: 'Set this terminal up' })).toBeVisible()
  await measure(page, 'pairing')
  await kiosk.pairHere(page, code)
  await measure(page, 'the first screen')
  await kiosk.chooseDoor(page, 'Pick up a car')
  await expect(page.getByText('The camera is not working')).toBeVisible()
  await measure(page, 'scan')
  await kiosk.goOn(page, 'Type my reference')
  await measure(page, 'reference')
  await kiosk.goOn(page, 'Back')
  await expect(page.getByRole('heading', { name: 'Let’s find you another way' })).toBeVisible()
  await measure(page, 'other ways')
  await page.getByRole('button', { name: /^My number plate/ }).click()
  await measure(page, 'plate')
  await kiosk.typeKeys(page, 'XX000XX')
  await kiosk.goOn(page, 'Find my booking')
  await expect(page.getByRole('alert')).toContainText('We found no parking booking')
  await measure(page, 'plate not found')
  await kiosk.goOn(page, 'Start over')
  await kiosk.identifyByReference(page, 'Pick up a car', { reference, lastName: person.lastName })
  await measure(page, 'is this you')
  await kiosk.goOn(page, 'Yes, that’s me')
  await measure(page, 'agreement')
  await kiosk.goOn(page, 'Read the full text')
  await measure(page, 'full agreement')
  await kiosk.goOn(page, 'I agree')
  await measure(page, 'signature')
  await kiosk.typeKeys(page, person.name)
  await kiosk.goOn(page, 'Sign and open the gate')
  await expect(kiosk.gateOpening(page)).toBeVisible()
  await measure(page, 'opening')
  await expect(kiosk.gateOpen(page)).toBeVisible()
  await measure(page, 'open')
})

test('on the way back every screen is large enough', async ({ page, origin, person, clock }) => {
  const { reference } = await bookAndCheckIn(origin, person, {
    product: 'rental',
    ...soon(await clock.byDay(flagship.zone), 3),
  })
  await kiosk.openKiosk(page, await newTerminal(origin))
  await kiosk.identifyByReference(page, 'Return a car', { reference, lastName: person.lastName })
  await kiosk.goOn(page, 'Yes, that’s me')
  await measure(page, 'odometer')
  await kiosk.typeKeys(page, '123456')
  await kiosk.goOn(page)
  await measure(page, 'fuel or charge')
  await page.getByRole('group').getByRole('button', { name: '100%' }).click()
  await kiosk.goOn(page)
  await measure(page, 'damage')
  await page.getByRole('button', { name: /^Yes, there is/ }).click()
  await measure(page, 'damage in words')
})

test('panels, banners and refusals are large enough', async ({ page, origin, person, clock }) => {
  // Too early to be checked in: the terminal refuses.
  const from = new Date(soon(await clock.byDay(flagship.zone), 0).from.getTime() + 5 * 60 * 60_000)
  const to = new Date(from.getTime() + 3 * 60 * 60_000)
  await book(await newCaller(origin), person, { product: 'parking', from, to })
  await kiosk.openKiosk(page, await newTerminal(origin))
  for (const panel of ['Help', 'Language', 'Accessibility']) {
    await kiosk.goOn(page, panel)
    await expect(page.getByRole('dialog')).toBeVisible()
    await measure(page, panel)
    await kiosk.goOn(page, 'Close')
  }
  await kiosk.identifyByPlate(page, 'Park', person.plate)
  await kiosk.goOn(page, 'Yes, that’s me')
  await expect(page.getByRole('heading', { name: 'We can’t do this here' })).toBeVisible()
  await measure(page, 'refused')
  await page.clock.fastForward('00:45')
  await expect(page.getByRole('dialog', { name: 'Still there?' })).toBeVisible()
  await measure(page, 'still there')
  await kiosk.goOn(page, 'Yes, go on')
  await page.context().setOffline(true)
  await expect(page.getByRole('alert').filter({ hasText: 'No connection since' })).toBeVisible()
  await measure(page, 'offline')
})

test('with large text every screen stays large enough', async ({ page, origin }) => {
  await kiosk.openKiosk(page, await newTerminal(origin))
  await kiosk.goOn(page, 'Accessibility')
  await page.getByRole('switch', { name: 'Large text' }).click()
  await measure(page, 'accessibility')
  await kiosk.goOn(page, 'Close')
  await measure(page, 'the first screen')
  await kiosk.chooseDoor(page, 'Park')
  await kiosk.goOn(page, 'Type my plate')
  await measure(page, 'plate')
  await kiosk.typeKeys(page, newPerson().plate)
  await kiosk.goOn(page, 'Find my booking')
  await expect(page.getByRole('alert')).toBeVisible()
})
