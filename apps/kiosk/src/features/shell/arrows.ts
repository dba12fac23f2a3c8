/** A direction of the arrow keys, as a step on the screen. */
const steps: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

type Box = { left: number; right: number; top: number; bottom: number }

/** How far `to` is from `from` in that direction; null when it does not lie there. Sideways counts double. */
export function distanceTowards(from: Box, to: Box, { x, y }: { x: number; y: number }): number | null {
  const dx = (to.left + to.right - from.left - from.right) / 2
  const dy = (to.top + to.bottom - from.top - from.bottom) / 2
  const along = dx * x + dy * y
  if (along <= 1) return null
  const aside =
    x === 0 ? gap(from.left, from.right, to.left, to.right) : gap(from.top, from.bottom, to.top, to.bottom)
  // What shares no column or row with us comes after everything that does.
  return along + aside * 4 + (aside > 0 ? 1000 : 0)
}

const gap = (a0: number, a1: number, b0: number, b1: number): number => Math.max(0, b0 - a1, a0 - b1)

/**
 * Moves the focus to the nearest control in the direction of an arrow key, as the tactile keypad sends
 * them. In a text field left and right stay with the caret. Returns whether the focus moved.
 */
export function moveFocus(event: KeyboardEvent): boolean {
  const step = steps[event.key]
  const active = document.activeElement
  if (!step || !(active instanceof HTMLElement)) return false
  if (step.x !== 0 && active instanceof HTMLInputElement) return false
  const from = active.getBoundingClientRect()
  let best: { element: HTMLElement; distance: number } | null = null
  for (const element of document.querySelectorAll<HTMLElement>('button, input, a[href]')) {
    if (element === active || element.closest('[inert]') || element.offsetParent === null) continue
    const distance = distanceTowards(from, element.getBoundingClientRect(), step)
    if (distance !== null && (best === null || distance < best.distance)) best = { element, distance }
  }
  best?.element.focus()
  return best !== null
}
