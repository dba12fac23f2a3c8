/** A terminal and the person in front of it. */
import { expect, type Locator, type Page } from '@playwright/test'
import { toDataURL } from 'qrcode'
import { flagship } from './arrange.ts'

export const portrait = { width: 1080, height: 1920 }
export const landscape = { width: 1280, height: 800 }

/** The doors of the first screen. */
export type Door = 'Pick up a car' | 'Return a car' | 'Park' | 'Leave the car park'

/** Makes a fresh page a terminal of the flagship, whose time can be moved by `page.clock`. */
export async function openKiosk(page: Page, code: string): Promise<void> {
  await page.setViewportSize(portrait)
  await page.clock.install()
  await pairHere(page, code)
}

/** Makes this page's device a terminal, as staff do. */
export async function pairHere(page: Page, code: string): Promise<void> {
  await page.goto('/kiosk/')
  await typeKeys(page, code)
  await goOn(page, 'Pair terminal')
  await expect(page.getByRole('heading', { name: flagship.name })).toBeVisible()
}

/** Types on the pad of the screen, key by key. */
export async function typeKeys(page: Page, text: string): Promise<void> {
  const pad = page.getByRole('group', { name: 'Keys' })
  for (const key of text.toUpperCase()) {
    await pad.getByRole('button', { name: key === ' ' ? 'Space' : key, exact: true }).click()
  }
}

export const goOn = (page: Page, name = 'Continue'): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()

/** From the first screen to "Is this you?" by what stands in the email. */
export async function identifyByReference(
  page: Page,
  door: Door,
  { reference, lastName }: { reference: string; lastName: string },
): Promise<void> {
  await chooseDoor(page, door)
  await goOn(page, 'Type my reference')
  await typeKeys(page, reference)
  await goOn(page)
  await typeKeys(page, lastName)
  await goOn(page, 'Find my booking')
  await expect(page.getByRole('heading', { name: /^Hello / })).toBeVisible()
}

/** From the first screen to "Is this you?" by the number plate. */
export async function identifyByPlate(page: Page, door: Door, plate: string): Promise<void> {
  await chooseDoor(page, door)
  await goOn(page, 'Type my plate')
  await typeKeys(page, plate)
  await goOn(page, 'Find my booking')
  await expect(page.getByRole('heading', { name: `${plate}. Is this you?` })).toBeVisible()
}

export async function chooseDoor(page: Page, door: Door): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${door}`) }).click()
}

/** "Yes, that's me", and for a car everything up to the signature. */
export async function agreeAndSign(page: Page, name: string): Promise<void> {
  await goOn(page, 'Yes, that’s me')
  await goOn(page, 'I agree')
  await typeKeys(page, name)
  await goOn(page, 'Sign and open the gate')
}

/** "Yes, that's me", and the questions about a car that comes back. */
export async function bringBack(page: Page, odometerKm: number): Promise<void> {
  await goOn(page, 'Yes, that’s me')
  await typeKeys(page, String(odometerKm))
  await goOn(page)
  await page
    .getByRole('group', { name: /tank|battery/ })
    .getByRole('button', { name: '100' })
    .click()
  await goOn(page)
  await page.getByRole('button', { name: /^No new damage/ }).click()
}

export const gateOpen = (page: Page): Locator => page.getByText('Gate open, drive through')
export const gateOpening = (page: Page): Locator => page.getByText('Opening…')

/**
 * Gives a page a camera whose picture is the test's: `showCode` draws a QR code into it, as if it were held
 * before the lens. Call it before the page is opened.
 */
export async function useFakeCamera(page: Page): Promise<{ showCode: (text: string) => Promise<void> }> {
  await page.addInitScript(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 640
    canvas.height = 480
    const draw = canvas.getContext('2d')
    const picture = new Image()
    // A camera sends its frames all the time, whether anything moves or not.
    const paint = () => {
      draw?.fillRect(0, 0, 640, 480)
      if (picture.naturalWidth > 0) draw?.drawImage(picture, 120, 40, 400, 400)
      requestAnimationFrame(paint)
    }
    paint()
    navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(15)
    addEventListener('e2e:code', (event) => {
      picture.src = event instanceof CustomEvent ? String(event.detail) : ''
    })
  })
  return {
    showCode: async (text) => {
      const detail = await toDataURL(text, { margin: 4, scale: 8 })
      await page.evaluate((url) => dispatchEvent(new CustomEvent('e2e:code', { detail: url })), detail)
    },
  }
}

/** Everything that the browser of this page keeps for its site, as one text. */
export async function storedOn(page: Page): Promise<string> {
  const inPage = await page.evaluate(async () => {
    const caches = []
    for (const name of await globalThis.caches.keys()) {
      const cache = await globalThis.caches.open(name)
      caches.push(name, ...(await cache.keys()).map(({ url }) => url))
    }
    const databases = await indexedDB.databases()
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases, caches, history.state])
  })
  const { cookies } = await page.context().storageState()
  return [inPage, page.url(), JSON.stringify(cookies)].join('\n')
}
