import { type FocusEvent, type PointerEvent, useRef, useState } from 'react'
import { type SteadyRow, steady } from './steady.ts'

type Hold = {
  rows: SteadyRow<unknown>[]
  /** How many rows came or left while the list stood still. */
  changes: number
  /** Brings the list up to date now. */
  sort: () => void
  /** For the element around the list. */
  hold: {
    onPointerEnter: (event: PointerEvent) => void
    onPointerLeave: (event: PointerEvent) => void
    onFocus: (event: FocusEvent) => void
    onBlur: (event: FocusEvent) => void
  }
}

/** A live list that stands still while a pointer is over it or the focus is in it. */
export function useSteady<R extends { id: string }>(
  next: readonly R[],
): Omit<Hold, 'rows'> & { rows: SteadyRow<R>[] } {
  const [seen, setSeen] = useState<readonly R[] | null>(null)
  const near = useRef({ pointer: false, focus: false })

  function set(what: 'pointer' | 'focus', is: boolean): void {
    near.current[what] = is
    if (!near.current.pointer && !near.current.focus) setSeen(null)
    else setSeen((before) => before ?? next)
  }

  return {
    ...steady(seen ?? next, next),
    sort: () => setSeen(next),
    hold: {
      onPointerEnter: () => set('pointer', true),
      onPointerLeave: () => set('pointer', false),
      onFocus: () => set('focus', true),
      onBlur: (event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) set('focus', false)
      },
    },
  }
}
