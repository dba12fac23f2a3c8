import { Button, type ButtonVariant } from '@forecourt/ui'
import { ArrowLeft } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useT } from '../../i18n/index.ts'
import { progressOf } from '../session/machine.ts'
import { useSession } from '../session/session-context.tsx'
import { ScrollButtons } from './scroll-buttons.tsx'

export interface ScreenProps {
  title: ReactNode
  lead?: ReactNode
  /** What is read, above. */
  children?: ReactNode
  /** What is pressed, below. */
  controls?: ReactNode
  /** The main button, and why it cannot be pressed yet. */
  next?: {
    label: string
    onPress: () => void
    missing?: string | undefined
    loading?: boolean
    variant?: ButtonVariant
  }
  /** Leads a step back; screens without it have no way back. */
  onBack?: () => void
  backLabel?: string
  /** A further button between Back and the main one. */
  extra?: ReactNode
  /** The field takes the focus instead of the title. */
  typing?: boolean
}

/** One question: what it is above, its controls below where every hand reaches, Back and Continue last. */
export function Screen({
  title,
  lead,
  children,
  controls,
  next,
  onBack,
  backLabel,
  extra,
  typing = false,
}: ScreenProps) {
  const t = useT()
  const heading = useRef<HTMLHeadingElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const progress = progressOf(useSession().session)
  useEffect(() => {
    if (!typing) heading.current?.focus()
  }, [typing])
  return (
    <section className="screen">
      <div ref={stage} className="stage min-h-0 overflow-y-auto">
        {progress && <Progress {...progress} />}
        <h1 ref={heading} tabIndex={-1} className="text-2xl tracking-tight">
          {title}
        </h1>
        {lead && (
          <p className="mt-2 max-w-[34em] text-muted text-xl leading-snug landscape:mt-1 landscape:text-base">
            {lead}
          </p>
        )}
        {children && <div className="mt-7 landscape:mt-3">{children}</div>}
      </div>
      <div className="deck" data-typing={typing || undefined}>
        {controls}
        <div className="actions">
          {onBack && (
            <Button variant="secondary" onClick={onBack} wide>
              <ArrowLeft aria-hidden className="size-6 shrink-0" />
              {backLabel ?? t('back')}
            </Button>
          )}
          {extra}
          <ScrollButtons stage={stage} />
          {next && (
            <Button
              variant={next.variant ?? 'primary'}
              loading={next.loading ?? false}
              disabledReason={next.missing}
              onClick={next.onPress}
              wide
            >
              {next.label}
            </Button>
          )}
        </div>
      </div>
    </section>
  )
}

function Progress({ step, of }: { step: number; of: number }) {
  const t = useT()
  return (
    <div className="mb-6 landscape:mb-3">
      <p className="font-medium text-brand">{t('step', { step, of })}</p>
      <div aria-hidden className="mt-2 flex gap-2">
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
