import { z } from 'zod'

export const notificationKinds = [
  'booking_confirmed',
  'booking_changed',
  'change_refused',
  'booking_cancelled',
  'receipt',
  'payment_refunded',
  'hold_lost',
  'no_show',
  'booking_link',
  'vehicle_swapped',
  'vehicle_delayed',
  'overdue',
  'pickup_reminder',
  'pickup_soon',
  'return_reminder',
  'return_soon',
  'booking_charged',
  'payment_failed',
  'hold_ending',
  'checked_in',
] as const
export type NotificationKind = (typeof notificationKinds)[number]

/** Messages about an account rather than a booking. */
export const accountKinds = ['welcome', 'password_reset', 'password_changed'] as const
export type AccountKind = (typeof accountKinds)[number]

export const messageKinds = [...notificationKinds, ...accountKinds] as const
export type MessageKind = (typeof messageKinds)[number]

export const sentMessage = z.object({
  id: z.string(),
  kind: z.string(),
  channel: z.enum(['email', 'sms', 'push']),
  recipient: z.string(),
  subject: z.string().nullable(),
  textBody: z.string().nullable(),
  htmlBody: z.string().nullable(),
  attachments: z.array(
    z.object({
      filename: z.string(),
      contentType: z.string(),
      contentBase64: z.string(),
      cid: z.string().optional(),
    }),
  ),
  sentAt: z.string().nullable(),
  createdAt: z.string(),
})
export type SentMessage = z.infer<typeof sentMessage>

export const queueMessageInput = z.object({
  kind: z.enum(notificationKinds),
  bookingId: z.uuid(),
  /** Says why this message is sent; the same cause is one message, however often it is asked for. */
  cause: z.string().max(200),
})

export const queueAccountMessageInput = z.object({
  kind: z.enum(accountKinds),
  userId: z.uuid(),
  cause: z.string().max(200),
})

export const mailboxInput = z.object({
  recipient: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const messageStates = ['failed', 'retrying', 'waiting', 'sent', 'skipped'] as const
export type MessageState = (typeof messageStates)[number]

export const listMessagesInput = z.object({
  state: z.enum(messageStates).optional(),
  kind: z.enum(messageKinds).optional(),
  /** Of the booking that it is about, as it is written: spaces and dashes do not matter. */
  reference: z.string().trim().max(20).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export const bookingMessagesInput = z.object({ bookingId: z.uuid() })
export const retryMessageInput = z.object({ messageId: z.uuid() })

/** A message as the log shows it; `recipient` is masked. */
export type MessageSummary = {
  id: string
  kind: MessageKind
  channel: SentMessage['channel']
  recipient: string
  bookingId: string | null
  reference: string | null
  branchId: string | null
  state: MessageState
  attempts: number
  lastError: string | null
  createdAt: string
  dueAt: string
  sentAt: string | null
}

export type NotificationEvent = { type: 'notification.queued'; payload: { notificationId: string } }
