import { z } from 'zod'

export const notificationKinds = [
  'booking_confirmed',
  'booking_cancelled',
  'receipt',
  'payment_refunded',
  'hold_lost',
] as const
export type NotificationKind = (typeof notificationKinds)[number]

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
