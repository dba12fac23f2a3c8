import { Button } from '@forecourt/ui'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useT } from '../../i18n/index.ts'

export interface PanelProps {
  title: ReactNode
  /** What is read. */
  children?: ReactNode
  /** What is pressed, at the foot. */
  controls?: ReactNode
  /** Without it the panel must be answered by its own controls. */
  onClose?: () => void
}

/** A layer from the bottom, above the fixed bar, which stays usable. What is behind it is inert. */
export function Panel({ title, children, controls, onClose }: PanelProps) {
  const t = useT()
  const titleId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const before = document.activeElement
    heading.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <div className="absolute inset-0 z-30 flex flex-col justify-end bg-scrim">
      <div
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        className="flex max-h-full min-h-0 animate-rise flex-col rounded-t-sheet border-hairline border-t bg-raised"
      >
        <div className="panel-text flex min-h-0 flex-col gap-4 overflow-y-auto landscape:gap-2">
          <h2 ref={heading} id={titleId} tabIndex={-1} className="text-2xl">
            {title}
          </h2>
          {children}
        </div>
        <div className="panel-controls flex flex-col gap-4 landscape:gap-3">
          {controls}
          {onClose && (
            <Button variant="secondary" onClick={onClose} wide>
              {t('close')}
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}
