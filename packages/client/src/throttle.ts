/**
 * Runs `action` at once, then at most once per `pauseMs` however often it is asked; the last wish is never
 * lost. `cancel` drops what is waiting.
 */
export function throttle(action: () => void, pauseMs: number): { ask: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null
  let wanted = false

  function ask(): void {
    if (timer !== null) {
      wanted = true
      return
    }
    action()
    timer = setTimeout(() => {
      timer = null
      if (wanted) {
        wanted = false
        ask()
      }
    }, pauseMs)
  }

  function cancel(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    wanted = false
  }

  return { ask, cancel }
}
