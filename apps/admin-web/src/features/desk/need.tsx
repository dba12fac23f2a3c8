import { Chip } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useBranch } from '../shell/branch-context.ts'

export interface NeedProps {
  bookingId: string
  contactName: string
  icon: LucideIcon
  /** What is wrong, in a word. */
  word: string
  /** Which one it is. */
  detail: string
  children: ReactNode
}

/** A booking that staff have to see to. */
export function Need({ bookingId, contactName, icon, word, detail, children }: NeedProps) {
  const { branch } = useBranch()
  return (
    <li className="flex flex-col gap-1 px-4 py-2.5 hover:bg-subtle">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link
          to="/b/$branchId/bookings/$bookingId"
          params={{ branchId: branch.id, bookingId }}
          data-row
          className="rounded-[3px] font-medium hover:underline"
        >
          {contactName}
        </Link>
        <Chip hue="red" icon={icon}>
          {word}
        </Chip>
        <span className="text-muted text-sm">{detail}</span>
      </div>
      <p className="text-sm">{children}</p>
    </li>
  )
}
