/** Who is behind a request: one query at most. */
import { createHash } from 'node:crypto'
import { terminalOfSecret } from '@forecourt/domain/gate'
import { sessionUser } from '@forecourt/domain/identity'
import { type Actor, type Runtime, systemCall } from '@forecourt/domain/kernel'
import type { FastifyRequest } from 'fastify'
import type { Cookies } from './cookies.ts'

/**
 * One browser may hold a session and a terminal's secret (a member of staff trying the kiosk): pages below
 * /kiosk/ speak as the terminal, all others as the person. Outside of browsers the session goes first.
 */
export async function actorOf(runtime: Runtime, request: FastifyRequest, cookies: Cookies): Promise<Actor> {
  const session = cookies.read('session')
  const device = cookies.read('terminal')
  const guest = cookies.read('guest')
  const guestHash = guest === null ? null : hashOf(guest)
  const fromKiosk = isKioskPage(request)
  if (device !== null && (fromKiosk || session === null)) {
    const terminal = await terminalOfSecret(systemCall(runtime, 'api'), { secret: device })
    if (terminal) return { kind: 'terminal', ...terminal }
  } else if (session !== null && !fromKiosk) {
    const user = await sessionUser(runtime.sql, session)
    if (user?.renewedUntil) cookies.set('session', session, user.renewedUntil)
    if (user) {
      const { userId, role, branchIds } = user
      return { kind: 'user', userId, role, branchIds, guestHash }
    }
  }
  return { kind: 'anonymous', guestHash }
}

/** How the database knows a guest's browser. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

function isKioskPage(request: FastifyRequest): boolean {
  const referer = request.headers.referer
  return referer !== undefined && URL.canParse(referer) && new URL(referer).pathname.startsWith('/kiosk/')
}
