/**
 * Sessions of signed-in browsers: lucia's rules (30 days, renewed in the second half) over our `sessions` table.
 * The table holds the SHA-256 of each id, so that whoever reads it cannot sign in with what it says.
 */
import { createHash } from 'node:crypto'
import type { Db } from '@forecourt/db'
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia'
import type { Role } from '../kernel/index.ts'

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof luciaOn>
    DatabaseUserAttributes: UserAttributes
  }
}

type UserAttributes = { role: Role; branchIds: string[] }

/** The secret goes into the browser's cookie and nowhere else. */
export type NewSession = { secret: string; expiresAt: Date }

/** Who a session speaks for. `renewedUntil` is set when it was just prolonged: the cookie should be, too. */
export type SessionUser = { userId: string; role: Role; branchIds: string[]; renewedUntil: Date | null }

export async function openSession(sql: Db, userId: string): Promise<NewSession> {
  const session = await luciaOn(sql).createSession(userId, {})
  return { secret: session.id, expiresAt: session.expiresAt }
}

/** The user of a session, or null when it is unknown or over. One query, unless it is renewed or over. */
export async function sessionUser(sql: Db, secret: string): Promise<SessionUser | null> {
  const { session, user } = await luciaOn(sql).validateSession(secret)
  if (!session) return null
  const { role, branchIds } = user
  return { userId: user.id, role, branchIds, renewedUntil: session.fresh ? session.expiresAt : null }
}

export const closeSession = (sql: Db, secret: string): Promise<void> => luciaOn(sql).invalidateSession(secret)

/** Deletes the sessions that are over. */
export const forgetSessions = (sql: Db): Promise<void> => luciaOn(sql).deleteExpiredSessions()

function luciaOn(sql: Db) {
  return new Lucia(hashingAdapter(sql), {
    sessionExpiresIn: new TimeSpan(30, 'd'),
    getUserAttributes: ({ role, branchIds }) => ({ role, branchIds }),
  })
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

type Found = { expires_at: Date; user_id: string; role: Role; branch_ids: string[] }

function hashingAdapter(sql: Db): Adapter {
  return {
    getSessionAndUser: async (secret) => {
      const [found] = await sql<Found[]>`
        select s.expires_at, s.user_id, u.role,
          array(select branch_id from user_branches b where b.user_id = u.id) as branch_ids
        from sessions s join users u on u.id = s.user_id where s.id = ${hashOf(secret)}`
      if (!found) return [null, null]
      return [
        { id: secret, userId: found.user_id, expiresAt: found.expires_at, attributes: {} },
        { id: found.user_id, attributes: { role: found.role, branchIds: found.branch_ids } },
      ]
    },
    // These carry hashes for ids, since nobody knows the secrets: not to be given to invalidateSession.
    getUserSessions: async (userId) => {
      const rows = await sql<Omit<DatabaseSession, 'attributes'>[]>`
        select id, user_id as "userId", expires_at as "expiresAt" from sessions where user_id = ${userId}`
      return rows.map((row) => ({ ...row, attributes: {} }))
    },
    setSession: async ({ id, userId, expiresAt }) => {
      await sql`insert into sessions (id, user_id, expires_at) values (${hashOf(id)}, ${userId}, ${expiresAt})`
    },
    updateSessionExpiration: async (secret, expiresAt) => {
      await sql`update sessions set expires_at = ${expiresAt} where id = ${hashOf(secret)}`
    },
    deleteSession: async (secret) => {
      await sql`delete from sessions where id = ${hashOf(secret)}`
    },
    deleteUserSessions: async (userId) => {
      await sql`delete from sessions where user_id = ${userId}`
    },
    deleteExpiredSessions: async () => {
      await sql`delete from sessions where expires_at < now()`
    },
  }
}
