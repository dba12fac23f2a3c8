import { clsx } from 'clsx'
import { LoaderCircle } from 'lucide-react'
import { type ComponentProps, type MouseEvent, useId } from 'react'
import { useUiText } from '../i18n/create-i18n.ts'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class.ts'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  variant?: ButtonVariant
  size?: ButtonSize | undefined
  /** As wide as its container. */
  wide?: boolean | undefined
  /** Shows a spinner in place of the words, keeps the width, and ignores presses. */
  loading?: boolean
  /** Why it cannot be pressed now. The button stays focusable, so that everyone can read the reason. */
  disabledReason?: string | undefined
}

/** A button that does something here; what leads elsewhere is a link with `buttonClass()`. */
export function Button({
  variant,
  size,
  wide,
  loading = false,
  disabledReason,
  className,
  children,
  onClick,
  type = 'button',
  'aria-describedby': describedBy,
  ...rest
}: ButtonProps) {
  const t = useUiText()
  const reasonId = useId()
  const blocked = loading || disabledReason !== undefined
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    // `preventDefault` also stops a submit button from sending its form.
    if (blocked) event.preventDefault()
    else onClick?.(event)
  }
  const button = (
    <button
      {...rest}
      type={type}
      onClick={press}
      aria-disabled={disabledReason !== undefined || undefined}
      aria-busy={loading || undefined}
      aria-describedby={clsx(describedBy, disabledReason !== undefined && reasonId) || undefined}
      className={clsx(buttonClass(variant, { size, wide }), className)}
    >
      <span className={clsx('inline-flex items-center gap-2', loading && 'opacity-0')}>{children}</span>
      {loading && (
        <span className="absolute inset-0 grid place-items-center">
          <LoaderCircle aria-hidden className="size-5 animate-spin" />
          <span className="sr-only">{t('loading')}</span>
        </span>
      )}
    </button>
  )
  if (disabledReason === undefined) return button
  return (
    <span className={clsx('inline-flex flex-col gap-1', wide && 'w-full')}>
      {button}
      <span id={reasonId} className="text-muted text-sm">
        {disabledReason}
      </span>
    </span>
  )
}
