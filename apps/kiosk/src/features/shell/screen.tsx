import { Button } from '@forecourt/ui'
import { ArrowLeft } from 'lucide-react'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { progressOf } from '../session/path.ts'
import { useSession } from '../session/session-context.tsx'
import { ScrollButtons } from './scroll-buttons.tsx'

export interface ScreenProps {
  title: ReactNode
  lead?: ReactNode
  /** What went wrong with the last try; stands in the place of `lead`. */
  problem?: ReactNode
  /** What is read, above. */
  children?: ReactNode
  /** What is pressed, below. */
  controls?: ReactNode
  /** The main button. `missing` is what the screen still needs, said when it is pressed too early. */
  next?: { label: string; onPress: () => void; missing?: string | undefined; loading?: boolean }
  /** Leads a step back; screens without it have no way back. */
  onBack?: () => void
  backLabel?: string
  /** A further button between Back and the main one. */
  extra?: ReactNode
  /** On a low screen the controls share one row with Back. */
  inRow?: boolean
  /** The field takes the focus instead of the title, and the pad the room of everything else. */
  typing?: boolean
}

/** One question: what it is above, its controls below where every hand reaches, Back and Continue last. */
export function Screen(props: ScreenProps) {
  const { title, lead, children, controls, next, onBack, backLabel, extra, inRow, typing = false } = props
  const t = useT()
  const heading = useRef<HTMLHeadingElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const [tooEarly, setTooEarly] = useState(false)
  const progress = progressOf(useSession().session)
  const problem = props.problem || (tooEarly && next?.missing)
  useEffect(() => {
    if (!typing) heading.current?.focus()
  }, [typing])

  function proceed(event: FormEvent): void {
    event.preventDefault()
    if (!next || next.loading) return
    setTooEarly(next.missing !== undefined)
    if (next.missing === undefined) next.onPress()
    else stage.current?.querySelector('input')?.focus()
  }

  return (
    <form className="screen" onSubmit={proceed} noValidate>
      <div ref={stage} className="stage overflow-y-auto">
        {progress && <Progress {...progress} />}
        <h1 ref={heading} tabIndex={-1} className="text-2xl tracking-tight">
          {title}
        </h1>
        {(problem || lead) && (
          <p className="mt-2 max-w-[34em] text-muted text-xl leading-snug landscape:mt-1 landscape:text-base">
            {problem ? (
              <span role="alert" className="font-medium text-error">
                {problem}
              </span>
            ) : (
              lead
            )}
          </p>
        )}
        {children && <div className="mt-7 landscape:mt-3">{children}</div>}
      </div>
      <div className="deck" data-typing={typing || undefined} data-row={inRow || undefined}>
        {controls}
        <div className="actions">
          {onBack && (
            <Button variant="secondary" onClick={onBack} wide>
              <ArrowLeft aria-hidden className="size-6 shrink-0" />
              {backLabel ?? t('back')}
            </Button>
          )}
          {extra}
          {!typing && <ScrollButtons stage={stage} />}
          {next && (
            <Button type="submit" loading={next.loading ?? false} wide>
              {next.label}
            </Button>
          )}
        </div>
      </div>
    </form>
  )
}

function Progress({ step, of }: { step: number; of: number }) {
  const t = useT()
  return (
    <div className="mb-6 landscape:mb-2 landscape:flex landscape:items-center landscape:gap-5">
      <p className="shrink-0 font-medium text-brand">{t('step', { step, of })}</p>
      <div aria-hidden className="mt-2 flex grow gap-2 landscape:mt-0">
        {Array.from({ length: of }, (_, index) => (
          <span
            key={index}
            data-done={index < step || undefined}
            className="h-2 grow rounded-full bg-hairline data-done:bg-brand"
          />
        ))}
      </div>
    </div>
  )
}
