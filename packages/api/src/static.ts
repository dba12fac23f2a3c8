import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Where each app's pages are. The last is the fallback, since every path starts with it. */
const apps = [
  { prefix: '/admin/', folder: 'admin-web' },
  { prefix: '/kiosk/', folder: 'kiosk' },
  { prefix: '/', folder: 'customer-web' },
] as const

export const builtApps = join(import.meta.dirname, '../../../apps')

/** Serves the web apps that are built. Files with a hash in their name are kept for a year, pages for no time. */
export async function serveApps(app: FastifyInstance, root: string): Promise<void> {
  const built = apps.filter(({ folder }) => existsSync(distOf(root, folder)))
  for (const [index, { prefix, folder }] of built.entries()) {
    await app.register(fastifyStatic, {
      root: distOf(root, folder),
      prefix,
      decorateReply: index === 0,
      cacheControl: false,
      dotfiles: 'ignore',
      setHeaders: (reply, path) => {
        const cache = path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
        reply.header('cache-control', cache)
      },
    })
    if (prefix !== '/') app.get(prefix.slice(0, -1), (_request, reply) => reply.redirect(prefix))
  }
}

/** A page of an app that its router knows and the server does not: its index.html. False when it is none. */
export function sendAppPage(request: FastifyRequest, reply: FastifyReply, root: string): boolean {
  const [path = '/'] = request.url.split('?')
  const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html') === true
  if (!isPage || /^\/(api|webhooks|dev)\//.test(path)) return false
  const app = apps.find(({ prefix }) => path.startsWith(prefix))
  const dist = app && distOf(root, app.folder)
  if (!dist || !existsSync(join(dist, 'index.html'))) return false
  reply.sendFile('index.html', dist)
  return true
}

const distOf = (root: string, folder: string): string => join(root, folder, 'dist')
