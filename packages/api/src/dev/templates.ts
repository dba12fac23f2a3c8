import { type Runtime, refuse, systemCall } from '@forecourt/domain/kernel'
import { previewTemplate } from '@forecourt/domain/notifications'
import { messageKinds } from '@forecourt/domain/notifications/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { problemHandler } from '../rest/problem.ts'
import { templatesPage } from './mailbox-page.ts'

const shown = z.object({
  kind: z.enum(messageKinds),
  locale: z.enum(['en', 'fr']),
  product: z.enum(['rental', 'parking']).default('rental'),
})

/** /dev/templates: every message that we know to write, in both languages. Outside production only. */
export async function devTemplates(app: FastifyInstance, runtime: Runtime): Promise<void> {
  app.setErrorHandler(problemHandler)
  app.get('/dev/templates', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(templatesPage(messageKinds)),
  )
  app.get('/dev/templates/:kind/:locale', async (request, reply) => {
    const asked = shown.safeParse({ ...(request.params as object), ...(request.query as object) })
    const input = asked.data ?? refuse('NOT_FOUND', 'There is no such template.')
    const { html } = await previewTemplate(systemCall(runtime, 'templates'), input)
    reply.header(
      'content-security-policy',
      "sandbox allow-popups; default-src 'none'; img-src data:; style-src 'unsafe-inline'",
    )
    return reply.type('text/html; charset=utf-8').send(html)
  })
}
