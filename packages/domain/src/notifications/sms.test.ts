import { createServer } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { createTwilio } from './sms.ts'

type Asked = { line: string; authorization: string | undefined; form: Record<string, string> }

const asked: Asked[] = []
let refusal: { code: number; message: string; status: number } | undefined
const server = createServer(async (request, response) => {
  const body = (await request.toArray()).join('')
  asked.push({
    line: `${request.method} ${request.url}`,
    authorization: request.headers.authorization,
    form: Object.fromEntries(new URLSearchParams(body)),
  })
  response.writeHead(refusal?.status ?? 201, { 'content-type': 'application/json' })
  response.end(JSON.stringify(refusal ?? { sid: 'SM1', status: 'queued' }))
})
afterEach(() => server.close())

it('a text message goes out as the SDK of Twilio sends it, and a refusal is an error that says why', async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const accountSid = `AC${'0'.repeat(32)}`
  const twilio = createTwilio({
    ...{ accountSid, authToken: 'token', from: '+15005550006' },
    apiUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
  })
  await twilio.send({ to: '+33612345678', text: 'Booked: Compact' })
  expect(asked).toEqual([
    {
      line: `POST /2010-04-01/Accounts/${accountSid}/Messages.json`,
      authorization: `Basic ${btoa(`${accountSid}:token`)}`,
      form: { To: '+33612345678', From: '+15005550006', Body: 'Booked: Compact' },
    },
  ])
  refusal = { code: 21211, message: 'Invalid number', status: 400 }
  await expect(twilio.send({ to: '+1', text: 'x' })).rejects.toThrow('Invalid number')
})
