import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { sessionParams, startSandbox } from './testing/harness.ts'

it('keeps sessions, keys and unsent events over a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const statePath = join(folder, 'deep', 'state.json')

  const first = await startSandbox({ statePath, webhookUrl: 'http://127.0.0.1:9/', retryDelaysMs: [60_000] })
  const session = await first.stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: 'k' })
  await first.stripe.customers.create({ name: 'Ana' })
  await first.sandbox.close()

  const second = await startSandbox({ statePath })
  expect((await second.stripe.checkout.sessions.retrieve(session.id)).status).toBe('open')
  const again = await second.stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: 'k' })
  expect(again.id).toBe(session.id)
  await second.sandbox.webhooksSettled()
  expect(second.receiver.types()).toEqual(['customer.created'])
})
