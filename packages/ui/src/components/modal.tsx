import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import { useUiText } from '../i18n/create-i18n.ts'
import { IconButton } from './icon-button.tsx'
import { OverlayContainer } from './overlay-container.ts'

export interface ModalProps {
  open: boolean
  /** Called on Esc, on the close button and on a press beside it; the parent then sets `open`. */
  onClose: () => void
  title: ReactNode
  children: ReactNode
  /** Buttons at the foot, the main one last. */
  footer?: ReactNode
  /** Asks a question that must be answered: no close button; Esc and a press beside it do nothing. */
  required?: boolean
  className?: string
}

/** A question or a short form in the middle of the screen. */
export function Dialog({ open, ...props }: ModalProps) {
  return open ? <Modal {...props} layout={dialogLayout} /> : null
}

/** A longer panel: from the bottom on a phone, at the right edge on a wide screen. */
export function Sheet({ open, ...props }: ModalProps) {
  return open ? <Modal {...props} layout={sheetLayout} /> : null
}

const dialogLayout = 'max-h-[min(90dvh,48rem)] w-[min(34rem,calc(100vw-2rem))] animate-fade rounded-sheet'

const sheetLayout =
  'max-sm:mb-0 max-sm:max-h-[92dvh] max-sm:w-full max-sm:max-w-none max-sm:animate-rise max-sm:rounded-t-sheet sm:my-0 sm:mr-0 sm:h-dvh sm:max-h-none sm:w-[min(32rem,100vw)] sm:animate-fade'

/**
 * The platform's own modal dialog: it traps the focus, makes the rest inert, closes on Esc and gives the
 * focus back, all without a script of ours. It exists only while open, so that its state starts afresh.
 */
function Modal({
  onClose,
  title,
  children,
  footer,
  required = false,
  className,
  layout,
}: Omit<ModalProps, 'open'> & { layout: string }) {
  const t = useUiText()
  const titleId = useId()
  const ref = useRef<HTMLDialogElement>(null)
  const [container, setContainer] = useState<HTMLDialogElement | null>(null)
  // In the layout phase, since a dialog that leaves the page before it is closed does not return the focus.
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    setContainer(dialog)
    return () => dialog?.close()
  }, [])
  const leave = () => {
    if (!required) onClose()
  }
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // The parent decides; a dialog that closed itself would be out of step with `open`.
        event.preventDefault()
        leave()
      }}
      onClose={(event) => {
        // Browsers let a second Esc in a row close any dialog.
        if (event.currentTarget.open) return
        if (required) event.currentTarget.showModal()
        else onClose()
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) leave()
      }}
      className={clsx(
        'overflow-hidden border-0 bg-raised text-text shadow-dialog backdrop:animate-fade',
        layout,
        className,
      )}
    >
      <OverlayContainer value={container}>
        <div className="flex h-full max-h-[inherit] flex-col">
          <div className="flex items-start justify-between gap-4 px-6 pt-5">
            <h2 id={titleId} className="pt-1.5 text-xl">
              {title}
            </h2>
            {!required && <IconButton icon={X} label={t('close')} onClick={onClose} className="-mr-2" />}
          </div>
          <div className="min-h-0 grow overflow-y-auto px-6 pt-3 pb-6">{children}</div>
          {footer && (
            <div className="flex flex-col-reverse gap-3 border-hairline border-t px-6 py-4 sm:flex-row sm:justify-end">
              {footer}
            </div>
          )}
        </div>
      </OverlayContainer>
    </dialog>
  )
}
