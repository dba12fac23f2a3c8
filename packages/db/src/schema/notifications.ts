// Written by `npm run db:types` from the migrations; a test fails when it is out of date.
import type { JSONValue } from 'postgres'

/** The tables that notifications owns: nobody else writes them. */
export const tables = ['notifications', 'contact_settings', 'consents', 'push_subscriptions'] as const

/** One row per message; the cause key makes it exist once. */
export type NotificationRow = {
  id: string
  cause_key: string
  kind: string
  channel: 'email' | 'sms' | 'push'
  recipient: string
  locale: 'en' | 'fr'
  booking_id: string | null
  subject: string | null
  text_body: string | null
  html_body: string | null
  attachments: JSONValue
  due_at: Date
  sent_at: Date | null
  attempts: number
  last_error: string | null
  created_at: Date
  skipped_at: Date | null
  given_up_at: Date | null
  user_id: string | null
}

/** Where a customer has messages beside email, and the hours without any. */
export type ContactSettingRow = {
  user_id: string
  phone: string | null
  time_zone: string
  quiet_from: number
  quiet_to: number
  updated_at: Date
}

/** What a customer agreed to have by which channel, or no longer; only ever added to, the latest counts. */
export type ConsentRow = {
  id: number
  user_id: string
  topic: 'booking' | 'reminders' | 'delays' | 'money'
  channel: 'sms' | 'push'
  allowed: boolean
  at: Date
}

/** The browsers of a customer that take push messages. */
export type PushSubscriptionRow = {
  id: string
  user_id: string
  endpoint: string
  p256dh: string
  auth: string
  created_at: Date
}
