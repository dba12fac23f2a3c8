import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  icon: LucideIcon
  /** What it does, said to those who do not see the icon and shown as its tooltip. */
  label: string
}

/** A square button of one icon: for close, back, search and the like, whose icons need no words. */
export function IconButton({ icon: Icon, label, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={clsx(
        'inline-grid size-target shrink-0 place-items-center rounded-input text-text transition-colors hover:bg-sunken disabled:text-muted aria-disabled:text-muted',
        className,
      )}
    >
      <Icon aria-hidden className="size-5" />
    </button>
  )
}
