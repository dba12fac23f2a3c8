import { clsx } from 'clsx'
import { Popover as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { useOverlayContainer } from './overlay-container.ts'

export interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactElement
  /** The panel's name. */
  label: string
  children: ReactNode
  align?: 'start' | 'center' | 'end'
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** The content gives the focus to something of its own, such as the chosen day. */
  ownFocus?: boolean
  className?: string
}

/** A small panel at a button; Esc and a press elsewhere close it, and the focus returns to the button. */
export function Popover({
  trigger,
  label,
  children,
  align = 'start',
  open,
  onOpenChange,
  ownFocus = false,
  className,
}: PopoverProps) {
  const container = useOverlayContainer()
  return (
    <Radix.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={container}>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={8}
          collisionPadding={12}
          onOpenAutoFocus={(event) => ownFocus && event.preventDefault()}
          className={clsx(
            'z-40 max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-1.5rem)] animate-fade overflow-auto rounded-card border border-hairline bg-raised p-4 shadow-popover',
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
