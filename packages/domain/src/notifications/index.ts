/** Notifications: what we tell people, once for each cause. */
export { bookingMessages, listMessages } from './list-messages.ts'
export { mailbox } from './mailbox.ts'
export { preferences, setPreferences, subscribePush, unsubscribePush } from './preferences.ts'
export { previewTemplate } from './preview-template.ts'
export { queueAccountMessage } from './queue-account-message.ts'
export { queueMessage } from './queue-message.ts'
export { retryMessage } from './retry-message.ts'
export { sendMessage } from './send-message.ts'
