/**
 * The queues of the workers, by what a job in it waits for: a provider that is slow or away holds up its own alone.
 *
 * - `gates`: somebody stands before a barrier
 * - `inbox`: what the payment provider told us is looked up and booked
 * - `payments`: the payment provider is asked for something
 * - `messages`: an email, a text or a push message leaves
 * - `records`: our own database: what there is to tell whom, papers, points
 */
export const queueNames = ['gates', 'inbox', 'payments', 'messages', 'records'] as const
export type QueueName = (typeof queueNames)[number]
