import type { FastifyInstance } from 'fastify'
import type { World } from '../world.ts'
export function servePages(app: FastifyInstance, world: World): void {
  void app, world
}
