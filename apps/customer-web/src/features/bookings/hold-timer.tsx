import { serverOffset } from '@forecourt/client'
import { Countdown } from '@forecourt/ui'
import { type ReactNode, useState } from 'react'

/** Time left of a hold, by the server's clock: the same after a reload and on a device whose clock is wrong. */
export function HoldTimer({
  deadline,
  onEnd,
  children,
  className,
}: {
  deadline: string
  onEnd: () => void
  children: (time: ReactNode) => ReactNode
  className?: string
}) {
  const [offset] = useState(serverOffset)
  return (
    <Countdown deadline={deadline} offset={offset} onEnd={onEnd} className={className ?? ''}>
      {children}
    </Countdown>
  )
}
