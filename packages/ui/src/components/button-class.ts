import { clsx } from 'clsx'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'normal' | 'small'

const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-brand text-on-brand hover:bg-brand-strong',
  secondary: 'border-control bg-bg text-text hover:border-text hover:bg-subtle',
  quiet: 'border-transparent bg-transparent text-brand hover:bg-brand-tint hover:text-brand-strong',
  danger: 'border-transparent bg-error text-on-error hover:bg-error-strong',
}

const sizes: Record<ButtonSize, string> = {
  normal: 'min-h-control px-5 text-base',
  small: 'min-h-target px-3 text-sm',
}

/** What a disabled button looks like; `aria-disabled` keeps it focusable, so that its reason can be read. */
const disabled =
  'disabled:border-transparent disabled:bg-sunken disabled:text-muted aria-disabled:cursor-not-allowed aria-disabled:border-transparent aria-disabled:bg-sunken aria-disabled:text-muted'

/** The classes of a button, for what is a link in truth: `<Link className={buttonClass('primary')}>`. */
export function buttonClass(
  variant: ButtonVariant = 'primary',
  { size = 'normal', wide = false }: { size?: ButtonSize | undefined; wide?: boolean | undefined } = {},
): string {
  return clsx(
    'relative inline-flex items-center justify-center gap-2 rounded-input border text-center font-medium leading-tight transition-colors',
    variants[variant],
    sizes[size],
    disabled,
    wide && 'w-full',
  )
}
