import { expect } from '@playwright/test'
import type { MessageKind, SentMessage } from '../../packages/domain/src/notifications/contract.ts'
import type { Api } from './api.ts'

/** The message of a kind that this person was sent; waits for the workers to send it. */
export async function mailTo(api: Api, recipient: string, kind: MessageKind): Promise<SentMessage> {
  let found: SentMessage | undefined
  await expect(async () => {
    const messages = await sentTo(api, recipient)
    found = messages.find((message) => message.kind === kind && message.sentAt !== null)
    expect(found, `no ${kind} for ${recipient} yet`).toBeDefined()
  }).toPass({ timeout: 30_000 })
  if (!found) throw new Error(`No ${kind} was sent to ${recipient}.`)
  return found
}

/** Everything that was sent to this person so far. */
async function sentTo(api: Api, recipient: string): Promise<SentMessage[]> {
  const response = await api.request.get('/dev/mailbox.json', { params: { recipient } })
  return response.json()
}

/** A file that came with a message, as text. */
export function attachmentOf(message: SentMessage, filename: RegExp): string {
  const file = message.attachments.find((attachment) => filename.test(attachment.filename))
  if (!file) throw new Error(`${message.kind} brought no ${filename}.`)
  return Buffer.from(file.contentBase64, 'base64').toString('utf8')
}
