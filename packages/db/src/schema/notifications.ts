// Written by `npm run db:types` from the migrations; a test fails when it is out of date.
import type { JSONValue } from 'postgres'

/** The tables that notifications owns: nobody else writes them. */
export const tables = ['notifications'] as const

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
