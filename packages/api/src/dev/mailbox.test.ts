import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing.ts'

let server: TestServer
afterEach(() => server.close())

async function send(over: object = {}): Promise<string> {
  const { sql } = server
  const id = randomUUID()
  const row = {
    id,
    cause_key: id,
    kind: 'booking_confirmed',
    channel: 'email',
    recipient: 'ada@example.com',
    locale: 'en',
    subject: 'Booked: <Compact> & more',
    text_body: 'You are booked.',
    html_body: '<p>You are booked.</p><img src="cid:pass">',
    attachments: sql.json([
      { filename: 'pass.png', contentType: 'image/png', contentBase64: 'AAAA', cid: 'pass' },
      { filename: 'réservation.ics', contentType: 'text/calendar', contentBase64: btoa('BEGIN:VCALENDAR') },
    ]),
    due_at: new Date(),
    sent_at: new Date(),
    created_at: new Date(),
    ...over,
  }
  await sql`insert into notifications ${sql(row)}`
  return id
}

test('what was sent can be read: list, filter, message, attachments', async () => {
  server = await startTestServer()
  const id = await send()
  await send({ recipient: 'bob@example.com', subject: 'For Bob' })
  await send({ sent_at: null, subject: 'Not sent yet' })
  const { ask } = server.browser()
  const list = await (await ask('/dev/mailbox')).text()
  expect(list).toContain(`<a href="/dev/mailbox/${id}">Booked: &lt;Compact&gt; &amp; more</a>`)
  expect(list).toContain('For Bob')
  expect(list).not.toContain('Not sent yet')
  const ofBob = await (await ask('/dev/mailbox?recipient=bob%40example.com')).text()
  expect(ofBob).toContain('For Bob')
  expect(ofBob).not.toContain('Compact')
  expect(await (await ask('/dev/mailbox.json?recipient=ada%40example.com')).json()).toMatchObject([{ id }])

  const message = await (await ask(`/dev/mailbox/${id}`)).text()
  expect(message).toContain(`src="/dev/mailbox/${id}/html"`)
  expect(message).toContain('<pre>You are booked.</pre>')
  const html = await ask(`/dev/mailbox/${id}/html`)
  expect(html.headers.get('content-security-policy')).toMatch(/^sandbox/)
  expect(await html.text()).toContain('<img src="data:image/png;base64,AAAA">')
  const calendar = await ask(`/dev/mailbox/${id}/attachments/1`)
  expect(calendar.headers.get('content-disposition')).toContain('r%C3%A9servation.ics')
  expect(await calendar.text()).toBe('BEGIN:VCALENDAR')
  expect((await ask(`/dev/mailbox/${id}/attachments/9`)).status).toBe(404)
  expect((await ask('/dev/mailbox/none')).status).toBe(404)
})

test('there is no mailbox in production', async () => {
  server = await startTestServer({ production: true })
  expect((await server.browser().ask('/dev/mailbox')).status).toBe(404)
  expect((await server.browser().ask('/dev/mailbox.json')).status).toBe(404)
})
