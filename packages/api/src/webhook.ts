import { DomainError, type Runtime, systemCall } from '@forecourt/domain/kernel'
import { receiveEvent } from '@forecourt/domain/payments'
import type { FastifyInstance } from 'fastify'
import { problemHandler } from './rest/problem.ts'

/**
 * Takes Stripe's events into the inbox. The signature is over the body's bytes, so they are kept as they came. What
 * the event means is found out by a worker, from the object fetched again.
 */
export async function stripeWebhook(app: FastifyInstance, runtime: Runtime): Promise<void> {
  app.setErrorHandler(problemHandler)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => body,
  )
  app.post('/webhooks/stripe', async (request) => {
    const { id, type, objectId } = readEvent(runtime, request.body, request.headers['stripe-signature'])
    await receiveEvent(systemCall(runtime, 'stripe webhook'), { id, type, objectId })
    return { received: true }
  })
}

/** @throws INVALID_INPUT unless Stripe signed it */
function readEvent({ gateway }: Runtime, body: unknown, signature: string | string[] | undefined) {
  try {
    if (!Buffer.isBuffer(body)) throw new Error('no body')
    return gateway.readEvent(body, String(signature ?? ''))
  } catch {
    throw new DomainError('INVALID_INPUT', 'The signature does not fit the body.')
  }
}
