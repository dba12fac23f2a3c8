import type { ReactNode } from 'react'

const hole = '\u0000'

/**
 * A translated sentence with a live element in it: `sentence` gets a mark to put where the element goes, so
 * that each language has it at its own place.
 */
export function WithTime({ sentence, time }: { sentence: (mark: string) => string; time: ReactNode }) {
  const [before = '', after = ''] = sentence(hole).split(hole)
  return (
    <>
      {before}
      {time}
      {after}
    </>
  )
}
