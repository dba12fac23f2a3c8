import { z } from 'zod'

export const notificationKinds = [
  'booking_confirmed',
  'booking_changed',
  'change_refused',
  'booking_cancelled',
  'receipt',
  'payment_refunded',
  'refund_stuck',
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
export const accountKinds = [
  'welcome',
  'password_reset',
  'password_changed',
  'licence_verified',
  'licence_rejected',
] as const
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

/** What messages are about, as a customer chooses among them. */
export const topics = ['booking', 'reminders', 'delays', 'money'] as const
export type Topic = (typeof topics)[number]
/** What there is beside email, which everything goes by. */
export const channels = ['sms', 'push'] as const
export type Channel = (typeof channels)[number]

const minuteOfDay = z.number().int().min(0).max(1439)
const consent = z.object({ topic: z.enum(topics), channel: z.enum(channels), allowed: z.boolean() })

const timeZone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}, 'Give a time zone like Europe/Paris.')

export const setPreferencesInput = z
  .object({
    /** International, as +33612345678. */
    phone: z
      .string()
      .transform((text) => text.replace(/[\s().-]/g, '').replace(/^00/, '+'))
      .pipe(
        z.string().regex(/^\+[1-9]\d{6,14}$/, 'Give the number with its country, like +33 6 12 34 56 78.'),
      )
      .nullable(),
    timeZone,
    /** Nobody is disturbed between these minutes of the day; the same twice: at any time. */
    quietFrom: minuteOfDay,
    quietTo: minuteOfDay,
    consents: z.array(consent).max(topics.length * channels.length),
  })
  .refine(
    ({ phone, consents }) => phone !== null || !consents.some((one) => one.channel === 'sms' && one.allowed),
    {
      path: ['phone'],
      message: 'Text messages need a number.',
    },
  )

export const pushEndpointInput = z.object({ endpoint: z.url().max(1000) })
export const subscribePushInput = pushEndpointInput.extend({
  p256dh: z.string().min(1).max(200),
  auth: z.string().min(1).max(100),
})

export const preferencesOutput = z.object({
  phone: z.string().nullable(),
  timeZone: z.string(),
  quietFrom: z.number().int(),
  quietTo: z.number().int(),
  /** False while nothing was ever chosen. */
  saved: z.boolean(),
  consents: z.array(consent.extend({ since: z.string().nullable() })),
  /** Our VAPID key; null where push is not set up. */
  pushKey: z.string().nullable(),
  /** How many browsers take push messages. */
  browsers: z.number().int(),
})
export type Preferences = z.infer<typeof preferencesOutput>
