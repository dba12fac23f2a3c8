import { randomUUID } from 'node:crypto'
import { holdQuote } from '@forecourt/domain/flows'
import { messageKinds } from '@forecourt/domain/notifications/contract'
import { makeBranch, makeClass, makeQuote, makeRatePlan, makeUnit } from '@forecourt/domain/testing'
import { afterEach, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing.ts'

/** Whose account the messages are about. */
const owner = randomUUID()

let server: TestServer
afterEach(() => server.close())

async function send(over: object = {}): Promise<string> {
  const { sql } = server
  const id = randomUUID()
  const row = {
    id,
    user_id: owner,
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
  await sql`
    insert into users (id, email, name, password_hash, role, created_at)
    values (${owner}, 'owner@example.com', 'Owner', 'none', 'customer', now()) on conflict do nothing`
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

test('every template can be looked at, in both languages, and is small enough for a mail client', async () => {
  server = await startTestServer()
  const { sql, call, clock } = server
  const branch = await makeBranch(sql)
  const unitClass = await makeClass(sql)
  await makeUnit(sql, { branch, class: unitClass })
  const plan = await makeRatePlan(sql, { branch, class: unitClass })
  const madeAt = clock.now()
  const from = new Date(madeAt.getTime() + 86_400_000)
  const quote = await makeQuote(sql, {
    ...{ branch, class: unitClass, plan, from, to: new Date(from.getTime() + 86_400_000) },
    madeAt,
  })
  const contact = { name: 'Ada <b>Byron</b>', email: 'ada@example.com' }
  const { id } = await holdQuote(call(), { quoteId: quote.id, contact })
  await sql`update bookings set status = 'confirmed', confirmed_at = now() where id = ${id}`
  const { ask } = server.browser()
  const list = await (await ask('/dev/templates')).text()
  const pages = [...list.matchAll(/href="(\/dev\/templates\/[^"]+product=rental)"/g)].map(
    ([, path]) => path ?? '',
  )
  expect(pages).toHaveLength(2 * messageKinds.length)
  for (const path of pages) {
    const answer = await ask(path)
    const body = await answer.text()
    expect([path, answer.status]).toEqual([path, 200])
    expect(body.length).toBeLessThan(100_000)
    expect(body).not.toMatch(/undefined|NaN|\[object|<b>Byron/)
  }
  expect((await ask('/dev/templates/nothing/en')).status).toBe(404)
})
