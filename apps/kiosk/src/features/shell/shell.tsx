import type { LiveState } from '@forecourt/client'
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { patienceFor } from '../session/idle.ts'
import { freshSession } from '../session/session.ts'
import { useSession } from '../session/session-context.tsx'
import { useIdle } from '../session/use-idle.ts'
import { moveFocus } from './arrows.ts'
import { Bar, type BarPanel } from './bar.tsx'
import { AccessPanel, HelpPanel, LanguagePanel } from './bar-panels.tsx'
import { Header } from './header.tsx'
import { HelpContext } from './help-context.ts'
import { OfflineBanner } from './offline-banner.tsx'
import { StillThere } from './still-there.tsx'
import { useOfflineSince } from './use-offline-since.ts'

const panels = { help: HelpPanel, language: LanguagePanel, access: AccessPanel }

/** What is around every screen: header, banner, panels, the fixed bar, keys and time-outs. */
export function Shell({ live, children }: { live: LiveState; children: ReactNode }) {
  const { session, dispatch, wipe } = useSession()
  const [panel, setPanel] = useState<BarPanel | null>(null)
  const offlineSince = useOfflineSince(live)
  const waiting =
    session.order !== null && session.screen === 'gate' && ['opening', 'opened'].includes(session.order.phase)
  // Nobody is asked whether they are still there before somebody has come.
  const untouched = session === freshSession && panel === null
  const idle = useIdle(patienceFor(session.modes), waiting || untouched, wipe)
  const close = () => setPanel(null)
  const startOver = () => {
    close()
    wipe()
  }
  useKeys({
    onHelp: () => setPanel('help'),
    onEscape: () => (panel ? close() : dispatch({ type: 'back' })),
  })
  const asking = idle.phase === 'asking'
  const OpenPanel = panel && panels[panel]

  return (
    <HelpContext value={() => setPanel('help')}>
      <div className="flex h-dvh flex-col bg-bg">
        <Header />
        {offlineSince !== null && <OfflineBanner since={offlineSince} />}
        <div className="relative grid min-h-0 grow">
          <main className="grid min-h-0" inert={asking || panel !== null}>
            {children}
          </main>
          {OpenPanel && !asking && <OpenPanel onClose={close} />}
          {asking && <StillThere secondsLeft={idle.secondsLeft} />}
        </div>
        <Bar
          open={panel}
          onToggle={(next) => setPanel(panel === next ? null : next)}
          onStartOver={startOver}
        />
      </div>
    </HelpContext>
  )
}

/** Arrows move the focus, Esc goes back, F1 helps: what the tactile keypad sends. */
function useKeys(keys: { onHelp: () => void; onEscape: () => void }): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'F1') keys.onHelp()
    else if (event.key === 'Escape') keys.onEscape()
    else if (!moveFocus(event)) return
    event.preventDefault()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event)
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [])
}
