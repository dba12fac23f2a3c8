import { errorOf, useLive, useTRPC } from '@forecourt/client'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { CurrentScreen } from '../features/session/current-screen.tsx'
import { ofTerminal, SessionProvider } from '../features/session/session-context.tsx'
import { Shell } from '../features/shell/shell.tsx'
import { Starting } from '../features/shell/starting.tsx'
import { type Self, TerminalContext } from '../features/shell/terminal-context.ts'
import { Unreachable } from '../features/shell/unreachable.tsx'

/** How often the terminal shows the branch that it is there, in ms. */
const heartbeatMs = 30_000

/** Refusals that mean: this device is no terminal, or no longer. */
const unpaired = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'TERMINAL_NOT_PAIRED'])

/** The terminal at work; a device that is not paired is led to pairing. */
export function SessionRoute() {
  const trpc = useTRPC()
  const self = useQuery(
    trpc.gate.self.queryOptions(undefined, { refetchInterval: heartbeatMs, meta: ofTerminal }),
  )
  if (self.error && unpaired.has(errorOf(self.error).code)) return <Navigate to="/pair" replace />
  if (self.data) return <Paired self={self.data} />
  return self.error ? <Unreachable /> : <Starting />
}

function Paired({ self }: { self: Self }) {
  const trpc = useTRPC()
  const live = useLive({
    topics: [{ kind: 'terminal', id: self.terminal.id }],
    invalidate: [trpc.gate.command.pathKey(), trpc.gate.self.pathKey()],
  })
  return (
    <TerminalContext value={self}>
      <SessionProvider>
        <Shell live={live}>
          <CurrentScreen />
        </Shell>
      </SessionProvider>
    </TerminalContext>
  )
}
