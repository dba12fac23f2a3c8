import { useServerClock } from '@forecourt/client'
import { Logo, useFormat } from '@forecourt/ui'
import { useTerminal } from './terminal-context.ts'

/** Whose terminal this is, where, and what time it is there. */
export function Header() {
  const { branch } = useTerminal()
  const { instant } = useFormat()
  const now = useServerClock(5_000)
  return (
    <header className="flex items-center justify-between gap-6 border-hairline border-b bg-bg px-8 py-3 landscape:px-5 landscape:py-1">
      <Logo />
      <p className="truncate text-muted">
        {branch.name} ·{' '}
        <time className="font-medium text-text">
          {instant(new Date(now).toISOString(), branch.timeZone, 'time')}
        </time>
      </p>
    </header>
  )
}
