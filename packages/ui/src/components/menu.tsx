import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { useOverlayContainer } from './overlay-container.ts'

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement
  children: ReactNode
  align?: 'start' | 'end'
}

/** A list of actions at a button, moved through by arrows and first letters. */
export function Menu({ trigger, children, align = 'end' }: MenuProps) {
  const container = useOverlayContainer()
  return (
    // Not modal: a menu that locks the page's scroll would need an inline style, and moves the page.
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={container}>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={12}
          className="z-40 min-w-48 animate-fade rounded-card border border-hairline bg-raised p-1.5 shadow-popover"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export interface MenuItemProps {
  children: ReactNode
  icon?: LucideIcon
  onSelect?: () => void
  /** With a link as its only child: the item is that link. */
  asChild?: boolean
  danger?: boolean
  /** Why it cannot be used now; shown below the word. */
  disabledReason?: string | undefined
}

/** One action of a menu. */
export function MenuItem({
  children,
  icon: Icon,
  onSelect,
  asChild = false,
  danger,
  disabledReason,
}: MenuItemProps) {
  return (
    <Radix.Item
      asChild={asChild}
      disabled={disabledReason !== undefined}
      {...(onSelect && { onSelect })}
      className={clsx(
        'flex min-h-target cursor-pointer items-center gap-3 rounded-input px-3 text-base outline-none data-disabled:cursor-not-allowed data-highlighted:bg-sunken forced-colors:data-highlighted:outline-2 data-disabled:text-muted',
        danger && 'text-error',
      )}
    >
      {asChild ? (
        children
      ) : (
        <>
          {Icon && <Icon aria-hidden className="size-5 shrink-0" />}
          <span>
            {children}
            {disabledReason && <span className="block text-sm">{disabledReason}</span>}
          </span>
        </>
      )}
    </Radix.Item>
  )
}

/** A hairline between groups of actions. */
export function MenuSeparator() {
  return <Radix.Separator className="my-1.5 h-px bg-hairline" />
}
