import { languages } from '@forecourt/ui'
import { Check, Contrast, type LucideIcon, MoveDown, Phone, Type } from 'lucide-react'
import { i18n, useT } from '../../i18n/index.ts'
import type { Modes } from '../session/session.ts'
import { useSession } from '../session/session-context.tsx'
import { Panel } from './panel.tsx'
import { useTerminal } from './terminal-context.ts'

type PanelProps = { onClose: () => void }

/** How to reach a person, with what to tell them. */
export function HelpPanel({ onClose }: PanelProps) {
  const t = useT()
  const { terminal, branch } = useTerminal()
  return (
    <Panel title={t('help.title')} onClose={onClose}>
      <p className="text-lg">{t('help.desk')}</p>
      <p className="flex items-center gap-4 font-bold text-3xl text-brand tracking-tight">
        <Phone aria-hidden className="size-9 shrink-0" />
        {branch.phone}
      </p>
      <p>{t('help.say', { terminal: terminal.name, branch: branch.name })}</p>
      <p className="text-muted">{t('help.money')}</p>
    </Panel>
  )
}

const choiceClass =
  'flex min-h-[84px] w-full min-w-0 items-center gap-4 rounded-card border-2 border-control bg-bg px-5 py-2 text-left font-medium text-lg leading-tight hover:border-text aria-checked:border-brand aria-checked:bg-brand-tint aria-pressed:border-brand aria-pressed:bg-brand-tint landscape:text-base'

/** Languages by their own names; a choice keeps the step and all that was typed. */
export function LanguagePanel({ onClose }: PanelProps) {
  const t = useT()
  const { dispatch } = useSession()
  return (
    <Panel
      title={t('language.title')}
      onClose={onClose}
      controls={
        <div className="grid grid-cols-2 gap-4">
          {Object.entries(languages).map(([code, name]) => (
            <button
              key={code}
              type="button"
              lang={code}
              aria-pressed={i18n.language === code}
              className={choiceClass}
              onClick={() => {
                if (code === 'en' || code === 'fr') dispatch({ type: 'language', language: code })
                onClose()
              }}
            >
              <span className="grow">{name}</span>
              {i18n.language === code && <Check aria-hidden className="size-6 text-brand" />}
            </button>
          ))}
        </div>
      }
    />
  )
}

const modes = [
  { mode: 'large', icon: Type },
  { mode: 'contrast', icon: Contrast },
  { mode: 'lowReach', icon: MoveDown },
] as const satisfies readonly { mode: keyof Modes; icon: LucideIcon }[]

/** Larger, stronger, lower: three switches that take effect at once. */
export function AccessPanel({ onClose }: PanelProps) {
  const t = useT()
  const { session, dispatch } = useSession()
  return (
    <Panel
      title={t('access.title')}
      onClose={onClose}
      controls={
        <div className="grid gap-4 landscape:grid-cols-3 landscape:gap-3">
          {modes.map(({ mode, icon: Icon }) => {
            const on = session.modes[mode]
            return (
              <button
                key={mode}
                type="button"
                role="switch"
                aria-checked={on}
                className={choiceClass}
                onClick={() => dispatch({ type: 'mode', mode, on: !on })}
              >
                <Icon aria-hidden className="size-6 shrink-0" />
                <span className="min-w-0 grow">{t(`access.${mode}`)}</span>
                <Knob on={on} />
              </button>
            )
          })}
        </div>
      }
    >
      <p className="text-muted">{t('access.time')}</p>
    </Panel>
  )
}

/** The picture of a switch: where the knob stands, and a tick when it is on. */
function Knob({ on }: { on: boolean }) {
  return (
    <span
      aria-hidden
      data-on={on || undefined}
      className="flex h-[44px] w-[80px] shrink-0 items-center rounded-full border-2 border-control bg-bg p-[4px] data-on:justify-end data-on:border-brand data-on:bg-brand"
    >
      <span className="grid size-[32px] place-items-center rounded-full bg-control text-brand [[data-on]>&]:bg-bg">
        {on && <Check strokeWidth={3} className="size-[24px]" />}
      </span>
    </span>
  )
}
