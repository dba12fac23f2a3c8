import { Button } from '@forecourt/ui'
import { CircleHelp, Phone } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { useHelp } from '../shell/help-context.ts'
import { Screen } from '../shell/screen.tsx'
import { useTerminal } from '../shell/terminal-context.ts'
import { useSession } from './session-context.tsx'

const worded = [
  'TOO_EARLY',
  'TOO_LATE',
  'WRONG_STATUS',
  'WRONG_BRANCH',
  'UNIT_NOT_READY',
  'HOLD_EXPIRED',
  'PASS_INVALID',
  'NOT_RECOGNISED',
  'TOO_MANY_ATTEMPTS',
  'NOT_FOUND',
] as const

/** The end of a session that this terminal cannot bring to its end: why, and two ways on. */
export function RefusedScreen() {
  const t = useT()
  const help = useHelp()
  const { branch } = useTerminal()
  const { session, wipe } = useSession()
  const code = worded.find((known) => known === session.refusal) ?? 'other'
  return (
    <Screen
      title={t('refused.title')}
      lead={t(`refused.${code}`)}
      next={{ label: t('bar.startOver'), onPress: wipe }}
      controls={
        <Button variant="secondary" wide onClick={help}>
          <CircleHelp aria-hidden className="size-6" />
          {t('bar.help')}
        </Button>
      }
    >
      <p className="text-xl">{t('refused.staff')}</p>
      <p className="mt-6 flex items-center gap-4 font-bold text-3xl text-brand tracking-tight landscape:mt-3">
        <Phone aria-hidden className="size-10 shrink-0" />
        {branch.phone}
      </p>
    </Screen>
  )
}
