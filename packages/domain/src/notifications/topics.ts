import type { NotificationKind, Topic } from './contract.ts'

/** Which messages go by text message and push too, and what a customer calls them. The rest is email alone. */
export const topicOf: Partial<Record<NotificationKind, Topic>> = {
  booking_confirmed: 'booking',
  booking_changed: 'booking',
  change_refused: 'booking',
  booking_cancelled: 'booking',
  hold_lost: 'booking',
  no_show: 'booking',
  hold_ending: 'reminders',
  pickup_reminder: 'reminders',
  pickup_soon: 'reminders',
  return_reminder: 'reminders',
  return_soon: 'reminders',
  vehicle_swapped: 'delays',
  vehicle_delayed: 'delays',
  overdue: 'delays',
  booking_charged: 'money',
  payment_failed: 'money',
  payment_refunded: 'money',
  refund_stuck: 'money',
}
