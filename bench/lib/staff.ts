import type { Sql } from '@forecourt/db'

/** Signs up an account of its own that works at every branch. @returns its cookies */
export async function staffCookie(sql: Sql, origin: string): Promise<string> {
  const email = 'desk@storm.test'
  const body = { email, password: 'a password of the storm', name: 'Desk' }
  const headers = { 'content-type': 'application/json' }
  const signed = await fetch(`${origin}/api/v1/auth/sign-up`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  await sql`update users set role = 'admin' where email = ${email}`
  return signed.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
