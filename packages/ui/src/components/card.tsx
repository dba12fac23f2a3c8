import { clsx } from 'clsx'
import type { HTMLAttributes } from 'react'

export interface CardProps extends HTMLAttributes<HTMLElement> {
  /** `article` or `li` where the card is one of many. */
  as?: 'div' | 'article' | 'section' | 'li'
  /** No padding, for a card that holds a table or a list to its edges. */
  flush?: boolean
  /** Drawn with the brand's ring: the chosen one. */
  selected?: boolean
}

/** A surface with a hairline around it. */
export function Card({ as: Tag = 'div', flush = false, selected = false, className, ...rest }: CardProps) {
  return (
    <Tag
      {...rest}
      className={clsx(
        'rounded-card border bg-raised',
        selected ? 'border-brand shadow-[inset_0_0_0_1px_var(--color-brand)]' : 'border-hairline',
        flush ? 'overflow-hidden' : 'p-4 sm:p-6',
        className,
      )}
    />
  )
}
