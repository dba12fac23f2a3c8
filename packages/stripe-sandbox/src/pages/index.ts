import type { FastifyInstance } from 'fastify'
import type { World } from '../world.ts'
import { serveBank } from './bank.ts'
import { serveCheckout } from './checkout-routes.ts'
import { STYLESHEET } from './layout.ts'
import { serveRoot } from './root.ts'

/** All pages for people, on a Fastify instance of their own. */
export function servePages(app: FastifyInstance, world: World): void {
  app.get('/assets/sandbox.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLESHEET))
  serveCheckout(app, world)
  serveBank(app, world)
  serveRoot(app, world)
}
