import { expect, it } from 'vitest'
import { createTwilio, type TwilioRequest } from './sms.ts'

it('Twilio is asked as its SDK does', async () => {
  const asked: TwilioRequest[] = []
  const config = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'token', from: '+15005550006' }
  let statusCode = 201
  const twilio = createTwilio(config, {
    request: async (options) => {
      asked.push(options)
      return {
        statusCode,
        body: statusCode === 201 ? { sid: 'SM1' } : { code: 21211, message: 'Invalid number', status: 400 },
      }
    },
  })
  await twilio.send({ to: '+33612345678', text: 'Booked: Compact' })
  expect(asked).toMatchObject([
    {
      method: 'post',
      uri: `https://api.twilio.com/2010-04-01/Accounts/${config.accountSid}/Messages.json`,
      data: { To: '+33612345678', From: '+15005550006', Body: 'Booked: Compact' },
    },
  ])
  statusCode = 400
  await expect(twilio.send({ to: '+1', text: 'x' })).rejects.toThrow('Invalid number')
})
