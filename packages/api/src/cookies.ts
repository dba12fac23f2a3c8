/** The three cookies, set and read in one place. Each is a secret of which the database knows the hash alone. */
import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

export type CookieName = 'session' | 'guest' | 'terminal'

export type Cookies = {
  read: (name: CookieName) => string | null
  set: (name: CookieName, secret: string, expires: Date) => void
  clear: (name: CookieName) => void
}

/** Where the origin is HTTPS, the browser itself holds the cookies to this host and to TLS (`__Host-`). */
export function cookiesOf(request: FastifyRequest, reply: FastifyReply, publicUrl: string): Cookies {
  const secure = publicUrl.startsWith('https:')
  const fullName = (name: CookieName) => (secure ? `__Host-${name}` : name)
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  return {
    read: (name) => request.cookies[fullName(name)] ?? null,
    set: (name, secret, expires) => reply.setCookie(fullName(name), secret, { ...attributes, expires }),
    clear: (name) => reply.clearCookie(fullName(name), attributes),
  }
}
