import { languages } from '@forecourt/ui'
import { CarFront, LogOut, type LucideIcon, SquareParking, Undo2 } from 'lucide-react'
import { i18n, useT } from '../../i18n/index.ts'
import { GateScene } from '../gate/gate-scene.tsx'
import type { Intent } from '../session/session.ts'
import { useSession } from '../session/session-context.tsx'
import { useTerminal } from '../shell/terminal-context.ts'

const doors = [
  { intent: 'pick_up', icon: CarFront, text: 'pickUp', of: 'rents' },
  { intent: 'return', icon: Undo2, text: 'return', of: 'rents' },
  { intent: 'park', icon: SquareParking, text: 'park', of: 'parks' },
  { intent: 'exit', icon: LogOut, text: 'exit', of: 'parks' },
] as const satisfies readonly { intent: Intent; icon: LucideIcon; text: string; of: 'rents' | 'parks' }[]

/** The first screen: what the branch offers, each one touch away, and the languages by their own names. */
export function AttractScreen() {
  const t = useT()
  const { dispatch } = useSession()
  const { branch } = useTerminal()
  return (
    <section className="screen">
      <div className="stage flex flex-col justify-between gap-10 overflow-hidden bg-brand text-on-brand landscape:flex-row landscape:gap-8 [:root[data-reach=low]_&]:justify-center">
        <div className="min-w-0 shrink-0">
          <p className="text-xl">{t('attract.hello')}</p>
          <h1 className="mt-1 text-3xl tracking-tight">{branch.name}</h1>
          <p className="mt-4 text-xl landscape:mt-2">{t('attract.question')}</p>
        </div>
        <div className="flex min-w-0 flex-col justify-end [--barrier-stripe:var(--color-brand)] landscape:grow">
          <GateScene />
        </div>
      </div>
      <div className="deck">
        <div className="doors">
          {doors
            .filter(({ of }) => branch[of])
            .map(({ intent, icon: Icon, text }, index) => (
              <button
                key={intent}
                type="button"
                data-first={index === 0 || undefined}
                onClick={() => dispatch({ type: 'begin', intent })}
                className="group flex min-h-[96px] flex-col justify-between gap-1 overflow-hidden rounded-sheet border-2 border-brand bg-bg p-5 text-left transition-colors hover:bg-brand-tint active:bg-brand-tint data-first:bg-brand data-first:text-on-brand data-first:hover:bg-brand-strong landscape:px-4 landscape:py-3"
              >
                <Icon
                  aria-hidden
                  strokeWidth={1.75}
                  className="hint size-[min(9dvh,9rem)] shrink text-brand group-data-first:text-on-brand"
                />
                <span>
                  <span className="door-label block font-bold text-2xl leading-tight tracking-tight landscape:text-lg">
                    {t(`attract.${text}`)}
                  </span>
                  <span className="hint mt-1 block text-lg text-muted leading-snug group-data-first:text-on-brand landscape:text-sm">
                    {t(`attract.${text}Hint`)}
                  </span>
                </span>
              </button>
            ))}
        </div>
        <div className="flex justify-center gap-4">
          {Object.entries(languages).map(([code, name]) => (
            <button
              key={code}
              type="button"
              lang={code}
              aria-pressed={i18n.language === code}
              onClick={() =>
                (code === 'en' || code === 'fr') && dispatch({ type: 'language', language: code })
              }
              className="min-h-[76px] min-w-[220px] rounded-full border-2 border-control px-6 font-medium text-lg hover:border-text aria-pressed:border-brand aria-pressed:bg-brand-tint"
            >
              {name}
            </button>
          ))}
        </div>
      </div>
    </section>
  )
}
