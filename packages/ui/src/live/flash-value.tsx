import { type ReactNode, useEffect, useRef, useState } from 'react'

export interface FlashValueProps {
  /** What is compared; a change of it underlines the text for 2 s. */
  value: string | number
  /** How it is shown; the value itself if left out. */
  children?: ReactNode
}

/** A live value that changes where it stands: underlined for two seconds, nothing moves. */
export function FlashValue({ value, children }: FlashValueProps) {
  const before = useRef(value)
  const [changes, setChanges] = useState(0)
  useEffect(() => {
    if (before.current === value) return
    before.current = value
    setChanges((count) => count + 1)
  }, [value])
  return (
    // A new key starts the animation again when the value changes twice within two seconds.
    <span
      key={changes}
      className={
        changes > 0
          ? 'animate-changed tabular-nums underline decoration-2 decoration-transparent underline-offset-4'
          : 'tabular-nums'
      }
    >
      {children ?? value}
    </span>
  )
}
