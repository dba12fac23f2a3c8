import { type KeyboardEvent, useRef, useSyncExternalStore } from 'react'

/** Where "single keys off" is kept. */
const key = 'forecourt.admin.single-keys'
const listeners = new Set<() => void>()

const areOn = (): boolean => localStorage.getItem(key) !== 'off'

/** Whether single keys act in a focused table, and the switch. */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore((changed) => {
    listeners.add(changed)
    return () => listeners.delete(changed)
  }, areOn)
  return [
    on,
    (next) => {
      localStorage.setItem(key, next ? 'on' : 'off')
      for (const changed of listeners) changed()
    },
  ]
}

/** Where a key leads from row `at` of `count`; null when it does not move. */
export function rowAfter(pressed: string, at: number, count: number): number | null {
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[pressed]
  if (step === undefined || count === 0) return null
  return Math.min(Math.max(at + step, 0), count - 1)
}

/**
 * Keys of a table or list whose rows carry `data-row`: `j` `k` and the arrows move, Enter opens (the row is a link
 * or a button), `/` goes to the filter, `?` shows the keys. They act while the focus is inside, and not in a field.
 */
export function useRowKeys(options: { onFilter?: () => void; onHelp: () => void }) {
  const ref = useRef<HTMLElement>(null)
  const [on] = useSingleKeys()

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const inField = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement
    const modified = event.metaKey || event.ctrlKey || event.altKey
    const letter = event.key.length === 1
    if (inField || modified || (letter && !on) || isInDialog(event.target)) return
    const rows = [...(ref.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const focused = document.activeElement
    const at = focused instanceof HTMLElement ? rows.indexOf(focused) : -1
    const next = rowAfter(event.key, at, rows.length)
    if (next !== null) rows[next]?.focus()
    else if (event.key === '/' && options.onFilter) options.onFilter()
    else if (event.key === '?') options.onHelp()
    else return
    event.preventDefault()
  }

  return { ref, onKeyDown }
}

const isInDialog = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.closest('dialog') !== null
