/** Notifications: what we tell people, once for each cause. */
export { mailbox } from './mailbox.ts'
export { previewTemplate } from './preview-template.ts'
export { queueMessage } from './queue-message.ts'
export { sendMessage } from './send-message.ts'
