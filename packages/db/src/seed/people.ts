import { createHash } from 'node:crypto'
import type { TerminalRow } from '../schema/gate.ts'
import type { UserBranchRow, UserRow } from '../schema/identity.ts'
import { flagshipId, type Site } from './branches.ts'
import { randomFor } from './random.ts'
import { dayMs } from './zones.ts'

/**
 * Argon2id of `forecourt-demo`, at the cost that sign-in uses. Written down rather than computed: argon2 is a
 * dependency of the domain, not of this package, and a new salt on every run would make the seed differ.
 */
const demoPasswordHash =
  '$argon2id$v=19$m=19456,t=2,p=1$ebQMiOOuxPlkG/o3ct0ZWg$cbTHl+Wu3Qb0NZ/DvLDS5rPKGC+lOhic4n00ZokFH7s'

type Person = Pick<UserRow, 'email' | 'name' | 'phone' | 'role' | 'locale'>

const customer: Person = {
  email: 'customer@forecourt.test',
  name: 'Camille Dubois',
  phone: '+33 6 39 98 12 34',
  role: 'customer',
  locale: 'en',
}
const staff: readonly Person[] = [
  { email: 'agent@forecourt.test', name: 'Yanis Moreau', phone: null, role: 'agent', locale: 'fr' },
  { email: 'manager@forecourt.test', name: 'Élise Laurent', phone: null, role: 'manager', locale: 'fr' },
  { email: 'admin@forecourt.test', name: 'Alex Martin', phone: null, role: 'admin', locale: 'en' },
  { email: 'owner@forecourt.test', name: 'Noémie Girard', phone: null, role: 'owner', locale: 'fr' },
]

/** Where the agent and the manager work. */
const workplaces: Partial<Record<UserRow['role'], readonly string[]>> = {
  agent: [flagshipId, 'lyon-saint-exupery'],
  manager: [flagshipId, 'lyon-saint-exupery', 'lyon', 'lyon-perrache', 'parking-lyon-bellecour'],
}

/** The demo accounts. */
export function users(now: Date): { everyone: UserRow[]; demoCustomer: UserRow } {
  const random = randomFor('users')
  const createdAt = new Date(now.getTime() - 200 * dayMs)
  const account = (person: Person): UserRow => ({
    id: random.uuid(createdAt),
    ...person,
    password_hash: demoPasswordHash,
    email_verified_at: createdAt,
    created_at: createdAt,
  })
  const demoCustomer = account(customer)
  return { everyone: [demoCustomer, ...staff.map(account)], demoCustomer }
}

export function userBranches(people: readonly UserRow[], sites: readonly Site[]): UserBranchRow[] {
  return people.flatMap(({ id, role }) =>
    (workplaces[role] ?? [])
      .filter((branchId) => sites.some(({ row }) => row.id === branchId))
      .map((branchId) => ({ user_id: id, branch_id: branchId })),
  )
}

/** The demo kiosk waits to be paired with code 000000, for as long as it takes. */
export function terminals(now: Date): TerminalRow[] {
  return [
    {
      id: randomFor('terminals').uuid(now),
      branch_id: flagshipId,
      name: 'Kiosk 1',
      pairing_code_hash: createHash('sha256').update('000000').digest('hex'),
      pairing_expires_at: null,
      token_hash: null,
      paired_at: null,
      last_seen_at: null,
      revoked_at: null,
      created_at: now,
    },
  ]
}
