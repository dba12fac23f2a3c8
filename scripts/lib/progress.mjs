/**
 * Progress for people: one line a step, begun when the step begins, ended with what came of it and how long it took.
 * @param {(text: string) => void} write
 */
export function createProgress(write) {
  let lineIsOpen = false
  const closeLine = () => {
    if (lineIsOpen) write('\n')
    lineIsOpen = false
  }
  return {
    /** @param {string} text a line of its own */
    say(text) {
      closeLine()
      write(`${text}\n`)
    },
    closeLine,
    /**
     * @template T
     * @param {string} title
     * @param {() => Promise<T>} work a string that it returns is shown as the step's outcome
     * @returns {Promise<T>}
     */
    async step(title, work) {
      closeLine()
      write(`  ${title} … `)
      lineIsOpen = true
      const start = performance.now()
      const result = await work()
      const outcome = typeof result === 'string' ? `${result}, ` : ''
      write(`${lineIsOpen ? '' : `  ${title}: `}${outcome}${seconds(performance.now() - start)}\n`)
      lineIsOpen = false
      return result
    },
  }
}

/** @param {number} milliseconds */
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`
