import type { MessageState } from '@forecourt/domain/notifications/contract'
import type { InboxState } from '@forecourt/domain/payments/contract'
import type { Hue } from '@forecourt/ui'
import { CircleAlert, CircleCheck, CircleDashed, CircleX, Hourglass, type LucideIcon } from 'lucide-react'

type Look = { hue: Hue; icon: LucideIcon }

export const messageLooks: Record<MessageState, Look> = {
  failed: { hue: 'red', icon: CircleX },
  retrying: { hue: 'amber', icon: CircleAlert },
  waiting: { hue: 'blue', icon: Hourglass },
  sent: { hue: 'green', icon: CircleCheck },
  skipped: { hue: 'grey', icon: CircleDashed },
}

export const inboxLooks: Record<InboxState, Look> = {
  parked: { hue: 'red', icon: CircleX },
  waiting: { hue: 'blue', icon: Hourglass },
  done: { hue: 'green', icon: CircleCheck },
}
