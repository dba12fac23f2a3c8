import type { SmsSender } from '../kernel/index.ts'

export type TwilioConfig = { accountSid: string; authToken: string; from: string }

/** What of Twilio's HTTP client a test takes the place of. */
export type TwilioHttp = {
  request: (options: TwilioRequest) => Promise<{ statusCode: number; body: unknown }>
}
export type TwilioRequest = { method: string; uri: string; data?: object; username?: string }

/**
 * Text messages by Twilio. Its SDK is large, so it is loaded with the first message.
 * Source: https://www.twilio.com/docs/messaging/api/message-resource
 */
export function createTwilio({ accountSid, authToken, from }: TwilioConfig, http?: TwilioHttp): SmsSender {
  const load = async () => {
    const { default: twilio } = await import('twilio')
    return twilio(
      accountSid,
      authToken,
      http ? { httpClient: Object.assign(new twilio.RequestClient(), http) } : {},
    )
  }
  let client: ReturnType<typeof load> | undefined
  return {
    send: async ({ to, text }) => {
      client ??= load()
      await (await client).messages.create({ to, from, body: text })
    },
  }
}
