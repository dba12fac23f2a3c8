import { type Runtime, refuse, systemCall } from '@forecourt/domain/kernel'
import { mailbox } from '@forecourt/domain/notifications'
import type { SentMessage } from '@forecourt/domain/notifications/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { problemHandler } from '../rest/problem.ts'
import { listPage, messageHtml, messagePage } from './mailbox-page.ts'

const htmlType = 'text/html; charset=utf-8'
const listQuery = z.object({ recipient: z.string().optional(), limit: z.string().optional() })
const messageParams = z.object({ id: z.uuid(), index: z.coerce.number().int().min(0).optional() })

/** /dev/mailbox: what was sent, to read. Outside production only. */
export async function devMailbox(app: FastifyInstance, runtime: Runtime): Promise<void> {
  app.setErrorHandler(problemHandler)

  function sent(query: unknown): Promise<SentMessage[]> {
    const { recipient, limit } = listQuery.parse(query)
    return mailbox(systemCall(runtime, 'mailbox'), { recipient: recipient || undefined, limit })
  }

  async function find(params: unknown): Promise<{ message: SentMessage; index: number }> {
    const parsed = messageParams.safeParse(params)
    const messages = await sent({ limit: '200' })
    const message = messages.find(({ id }) => id === parsed.data?.id)
    return {
      message: message ?? refuse('NOT_FOUND', 'There is no such message.'),
      index: parsed.data?.index ?? 0,
    }
  }

  app.get('/dev/mailbox', async (request, reply) => {
    const recipient = listQuery.parse(request.query).recipient ?? ''
    return reply.type(htmlType).send(listPage(await sent(request.query), recipient))
  })
  app.get('/dev/mailbox.json', (request) => sent(request.query))
  app.get('/dev/mailbox/:id', async (request, reply) =>
    reply.type(htmlType).send(messagePage((await find(request.params)).message)),
  )
  app.get('/dev/mailbox/:id/html', async (request, reply) => {
    const { message } = await find(request.params)
    reply.header(
      'content-security-policy',
      "sandbox allow-popups; default-src 'none'; img-src data:; style-src 'unsafe-inline'",
    )
    return reply.type(htmlType).send(messageHtml(message))
  })
  app.get('/dev/mailbox/:id/attachments/:index', async (request, reply) => {
    const { message, index } = await find(request.params)
    const file = message.attachments[index] ?? refuse('NOT_FOUND', 'There is no such attachment.')
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.filename)}`)
    return reply.type(file.contentType).send(Buffer.from(file.contentBase64, 'base64'))
  })
}
