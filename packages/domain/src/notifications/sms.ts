import type { SmsSender } from '../kernel/index.ts'

export type TwilioConfig = {
  accountSid: string
  authToken: string
  from: string
  /** Where the API is, if not at Twilio. */
  apiUrl?: string
}

/**
 * Text messages by Twilio. Its SDK is large, so it is loaded with the first message.
 * Source: https://www.twilio.com/docs/messaging/api/message-resource
 */
export function createTwilio({ accountSid, authToken, from, apiUrl }: TwilioConfig): SmsSender {
  const load = async () => {
    const { default: twilio } = await import('twilio')
    const client = twilio(accountSid, authToken)
    if (apiUrl) client.api.baseUrl = apiUrl
    return client
  }
  let client: ReturnType<typeof load> | undefined
  return {
    send: async ({ to, text }) => {
      client ??= load()
      await (await client).messages.create({ to, from, body: text })
    },
  }
}
