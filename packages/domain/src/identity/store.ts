import type { Db } from '@forecourt/db'
import type { UserRow } from '@forecourt/db/schema/identity'
import type { Me } from './contract.ts'

export type Account = NonNullable<Me>

/** A person as they may see themselves. */
export async function findAccount(sql: Db, userId: string): Promise<Account | null> {
  const [account] = await sql<Account[]>`
    select u.id, u.email, u.name, u.phone, u.role, u.locale,
      coalesce((select json_agg(json_build_object('id', b.id, 'name', b.name) order by b.name)
        from user_branches ub join branches b on b.id = ub.branch_id where ub.user_id = u.id), '[]') as branches
    from users u where u.id = ${userId}`
  return account ?? null
}

export type Credentials = Pick<UserRow, 'id' | 'password_hash'>

export async function findCredentials(sql: Db, email: string): Promise<Credentials | null> {
  const [found] = await sql<Credentials[]>`select id, password_hash from users where email = ${email}`
  return found ?? null
}
