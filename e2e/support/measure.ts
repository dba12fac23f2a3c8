import type { Page } from '@playwright/test'

/** The smallest that a finger and an eye at a terminal can do with, in CSS pixels. */
const leastTarget = 72
const leastText = 24

/**
 * What on this screen is too small to press or to read, in words: nothing, when all is well. What is there for
 * screen readers alone, or lies inert behind a panel, does not count.
 */
export function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ leastTarget, leastText }) => {
      const shown = (element: Element) => {
        const { width, height } = element.getBoundingClientRect()
        return width > 1 && height > 1 && element.checkVisibility() && !element.closest('[inert]')
      }
      const targets = [
        ...document.querySelectorAll('button, a[href], input, select, textarea, [tabindex="0"]'),
      ]
      const small = targets.filter(shown).flatMap((target) => {
        const { width, height } = target.getBoundingClientRect()
        const size = `${Math.round(width)}×${Math.round(height)}`
        const name = target.getAttribute('aria-label') ?? target.textContent
        return Math.min(width, height) < leastTarget - 0.5 ? [`${size} target: ${name}`] : []
      })
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const tiny: string[] = []
      while (texts.nextNode()) {
        const { parentElement: parent, nodeValue } = texts.currentNode
        if (!parent || !nodeValue?.trim() || !shown(parent)) continue
        const size = Number.parseFloat(getComputedStyle(parent).fontSize)
        if (size < leastText) tiny.push(`${size}px text: ${nodeValue}`)
      }
      return [...small, ...tiny]
    },
    { leastTarget, leastText },
  )
}
