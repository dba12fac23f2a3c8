import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]

/** Run by hand: the builder brings axe's half a megabyte into the page for each of the four looks at it. */
const axeSource = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const contrast = ['color-contrast']

/** The narrowest screen that everything must fit, and a common wide one; light and dark differ in contrast alone. */
const looks = [
  { width: 320, colorScheme: 'light', rules: contrast },
  { width: 320, colorScheme: 'dark', rules: everything },
  { width: 1280, colorScheme: 'light', rules: everything },
  { width: 1280, colorScheme: 'dark', rules: contrast },
] as const

/**
 * Looks at the page as it stands, narrow and wide, light and dark: nothing that axe calls serious or critical, and
 * nothing that sticks out of a narrow screen. `part` is where axe looks: the whole page, unless told.
 */
export async function expectAccessible(page: Page, name: string, part = 'html'): Promise<void> {
  await page.evaluate(axeSource)
  for (const { width, colorScheme, rules } of looks) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await settled(page)
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect.soft(excess, `${name} sticks out at ${width} px`).toBeLessThanOrEqual(0)
    expect.soft(await problemsOn(page, part, rules), `${name} at ${width} px, ${colorScheme}`).toEqual([])
  }
}

/**
 * Until the page stands in its new size and colours. Nothing fades there, for one fade starts the next (an element that
 * inherits a fading colour fades after it), and there would be no moment to look at.
 */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const still = new CSSStyleSheet()
    still.replaceSync('*, ::before, ::after { transition: none !important }')
    document.adoptedStyleSheets = [still]
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    const ending = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })

/** What axe finds serious or critical, in words. */
async function problemsOn(page: Page, part: string, rules: readonly string[]): Promise<string[]> {
  const violations = await page.evaluate<Violation[], { part: string; runOnly: readonly string[] }>(
    async ({ part, runOnly }) => {
      const axe = Reflect.get(window, 'axe')
      return (await axe.run(part, { runOnly, resultTypes: ['violations'] })).violations
    },
    { part, runOnly: rules },
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, any }) => `${id}: ${help}: ${target} ${any[0]?.message ?? ''}`),
    )
}

/** A page, or what can be opened on it. */
export type Place = {
  name: string
  address: string
  /** What is there once the page is. */
  shows: string | RegExp
  /** What to open on it first. */
  open?: (page: Page) => Promise<void>
  /** The part that is new, where the rest of the page is a place of its own that is looked at as well. */
  part?: string
}

/** Goes to each of these places and looks at it. */
export async function checkPlaces(page: Page, places: readonly Place[]): Promise<void> {
  for (const { name, address, shows, open, part } of places) {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(address)
    await expect(page.getByRole('main').getByText(shows).first()).toBeVisible()
    await open?.(page)
    await expectAccessible(page, name, part)
  }
}
