import { Button } from '@forecourt/ui'
import { CircleHelp, RotateCw } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { useSession } from '../session/session-context.tsx'
import { useHelp } from '../shell/help-context.ts'
import { Screen } from '../shell/screen.tsx'
import { GateScene } from './gate-scene.tsx'
import { OpenScreen } from './open-screen.tsx'
import { useGate } from './use-gate.ts'

/** From the order to the open gate. "Gate open" is the gate's own word, passed on. */
export function GateScreen() {
  const command = useGate()
  const { session } = useSession()
  switch (session.order?.phase) {
    case 'opened':
      return <OpenScreen command={command} />
    case 'slow':
    case 'failed':
      return <Stuck phase={session.order.phase} />
    default:
      return <Opening />
  }
}

function Opening() {
  const t = useT()
  const { session } = useSession()
  return (
    <Screen
      title={
        <span role="status" className="text-3xl">
          {t('gate.opening')}
        </span>
      }
      lead={t('gate.openingText')}
    >
      <div className="mt-10 animate-breathe text-brand [--barrier-stripe:var(--color-bg)]">
        <GateScene acriss={session.found?.booking.class.acriss} />
      </div>
    </Screen>
  )
}

function Stuck({ phase }: { phase: 'slow' | 'failed' }) {
  const t = useT()
  const help = useHelp()
  const { session, dispatch } = useSession()
  return (
    <Screen
      title={<span role="alert">{t(`gate.${phase}`)}</span>}
      lead={t(`gate.${phase}Text`)}
      controls={
        <div className="grid gap-4 landscape:grid-cols-2">
          <Button wide onClick={() => dispatch({ type: 'gate_retry' })}>
            <RotateCw aria-hidden className="size-6" />
            {t('tryAgain')}
          </Button>
          <Button wide variant="secondary" onClick={help}>
            <CircleHelp aria-hidden className="size-6" />
            {t('bar.help')}
          </Button>
        </div>
      }
    >
      <div className="mt-10 text-amber [--barrier-stripe:var(--color-bg)]">
        <GateScene acriss={session.found?.booking.class.acriss} />
      </div>
    </Screen>
  )
}
