import { expect } from '@playwright/test'
import { book, flagship, newTerminal, reaches, soon } from '../support/arrange.ts'
import { test } from '../support/fixtures.ts'
import * as kiosk from '../support/kiosk.ts'

test('two bad scans show the reference, the plate and a person', async ({ page, origin }) => {
  await page.setViewportSize(kiosk.portrait)
  const camera = await kiosk.useFakeCamera(page)
  await kiosk.pairHere(page, await newTerminal(origin))
  await kiosk.chooseDoor(page, 'Pick up a car')
  await expect(page.getByText('Looking for your code')).toBeVisible()
  await camera.showCode('https://example.test/a-code-of-another-company')
  await expect(page.getByText('We could not read a valid pass')).toBeVisible()
  await camera.showCode('https://example.test/yet-another-code-of-theirs')
  await expect(page.getByRole('heading', { name: 'Let’s find you another way' })).toBeVisible()
  for (const way of [/^My reference/, /^My number plate/, /^Call for help/]) {
    await expect(page.getByRole('button', { name: way })).toBeVisible()
  }
})

test('a pass before the camera is enough to pick up a car', async ({ page, origin, person, api, clock }) => {
  const booking = await book(api, person, { product: 'rental', ...soon(await clock.byDay(flagship.zone), 3) })
  const { token } = await api.read('booking.pass', { bookingId: booking.id })
  await page.setViewportSize(kiosk.landscape)
  const camera = await kiosk.useFakeCamera(page)
  await kiosk.pairHere(page, await newTerminal(origin))
  await kiosk.chooseDoor(page, 'Pick up a car')
  await camera.showCode(token)
  // A first name and an initial: whoever stands by learns no more.
  await expect(page.getByRole('heading', { name: `Hello Ines ${person.lastName[0]}.` })).toBeVisible()
  await expect(page.getByText(person.lastName)).toBeHidden()
  await kiosk.agreeAndSign(page, person.name)
  await expect(kiosk.gateOpen(page)).toBeVisible()
})

test('a retry is the same order, and the gate opens once', async ({ page, origin, person, api, clock }) => {
  const { id, reference } = await book(api, person, {
    product: 'rental',
    ...soon(await clock.byDay(flagship.zone), 3),
  })
  await kiosk.openKiosk(page, await newTerminal(origin))
  const orders: string[] = []
  await page.route('**/api/trpc/kiosk.checkIn*', async (route) => {
    orders.push(route.request().postDataJSON().commandId)
    if (orders.length > 1) return route.continue()
    // The order arrives, and its answer is lost.
    await route.fetch()
    await route.abort()
  })
  await kiosk.identifyByReference(page, 'Pick up a car', { reference, lastName: person.lastName })
  await kiosk.agreeAndSign(page, person.name)
  await reaches(api, id, 'active')
  await page.clock.fastForward('00:05')
  await expect(page.getByText('The gate has not answered')).toBeVisible()
  await kiosk.goOn(page, 'Try again')
  await expect(kiosk.gateOpen(page)).toBeVisible()
  expect(orders).toHaveLength(2)
  expect(orders[1]).toBe(orders[0])
})

test('"Gate open" is the word of the gate alone', async ({ page, origin, person, api, clock }) => {
  const { id } = await book(api, person, { product: 'parking', ...soon(await clock.byDay(flagship.zone), 3) })
  await kiosk.openKiosk(page, await newTerminal(origin))
  const gate = Promise.withResolvers<void>()
  const words: string[] = []
  await page.route('**/api/trpc/kiosk.checkIn*', async (route) => {
    const answer = await route.fetch()
    words.push((await answer.json()).result.data.status)
    await route.fulfill({ response: answer })
  })
  // What the gate says is kept from the screen until the test lets it through.
  await page.route('**/api/trpc/*gate.command*', async (route) => {
    await gate.promise
    await route.continue()
  })
  await kiosk.identifyByPlate(page, 'Park', person.plate)
  await kiosk.goOn(page, 'Yes, that’s me')
  await reaches(api, id, 'active')
  await expect(kiosk.gateOpening(page)).toBeVisible()
  expect(words).toEqual(['requested'])
  await expect(kiosk.gateOpen(page)).toBeHidden()
  gate.resolve()
  await expect(kiosk.gateOpen(page)).toBeVisible()
})

test('45 s of silence ask, 30 s more wipe, and nothing of the person is stored', async ({
  page,
  origin,
  person,
  api,
  clock,
}) => {
  const { reference } = await book(api, person, {
    product: 'rental',
    ...soon(await clock.byDay(flagship.zone), 3),
  })
  await kiosk.openKiosk(page, await newTerminal(origin))
  await kiosk.identifyByReference(page, 'Pick up a car', { reference, lastName: person.lastName })
  await kiosk.goOn(page, 'Yes, that’s me')
  await kiosk.goOn(page, 'I agree')
  await kiosk.typeKeys(page, person.name)
  const personal = [reference, person.lastName, person.name, person.email]
  expect(naming(await kiosk.storedOn(page), personal)).toEqual([])
  await page.clock.fastForward('00:45')
  await expect(page.getByRole('dialog', { name: 'Still there?' })).toBeVisible()
  await page.clock.fastForward('00:30')
  await expect(page.getByRole('button', { name: /^Pick up a car/ })).toBeVisible()
  expect(naming(await kiosk.storedOn(page), personal)).toEqual([])
  // Whom should an empty screen ask?
  await page.clock.fastForward('00:50')
  await expect(page.getByRole('heading', { name: flagship.name })).toBeVisible()
  await expect(page.getByRole('dialog')).toBeHidden()
  // The next person finds empty fields, and no way back.
  await page.goBack()
  await page.goto('/kiosk/')
  await kiosk.chooseDoor(page, 'Pick up a car')
  await kiosk.goOn(page, 'Type my reference')
  await expect(page.getByLabel('Reference')).toHaveValue('')
})

/** Which of the words stand in a text, in any spelling of case. */
const naming = (text: string, words: readonly string[]): string[] =>
  words.filter((word) => text.toLowerCase().includes(word.toLowerCase()))

test('another language keeps the step and what was typed; starting over resets both', async ({
  page,
  origin,
}) => {
  await kiosk.openKiosk(page, await newTerminal(origin))
  await kiosk.chooseDoor(page, 'Pick up a car')
  await kiosk.goOn(page, 'Type my reference')
  await kiosk.typeKeys(page, 'K7P2')
  await kiosk.goOn(page, 'Language')
  await kiosk.goOn(page, 'Français')
  await expect(page.getByRole('heading', { name: 'Saisissez votre référence' })).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveValue('K7P-2')
  await kiosk.goOn(page, 'Recommencer')
  await expect(page.getByRole('button', { name: /^Pick up a car/ })).toBeVisible()
  await kiosk.chooseDoor(page, 'Pick up a car')
  await kiosk.goOn(page, 'Type my reference')
  await expect(page.getByLabel('Reference')).toHaveValue('')
})
