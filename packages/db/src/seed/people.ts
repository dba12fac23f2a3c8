import { createHash } from 'node:crypto'
import type { TerminalRow } from '../schema/gate.ts'
import type { UserBranchRow, UserRow } from '../schema/identity.ts'
import { flagshipId, type Site } from './branches.ts'
import { randomFor } from './random.ts'
import { dayMs } from './zones.ts'

/**
 * Argon2id of `forecourt-demo`. Written down rather than computed: argon2 is a dependency of the domain, not of
 * this package, and a salt of its own on every run would make the seed differ. A test of the domain's sign-in
 * fails when it does not verify.
 */
export const demoPasswordHash =
  '$argon2id$v=19$m=19456,t=2,p=1$ebQMiOOuxPlkG/o3ct0ZWg$cbTHl+Wu3Qb0NZ/DvLDS5rPKGC+lOhic4n00ZokFH7s'

export const demoCustomer = {
  email: 'customer@forecourt.test',
  name: 'Camille Dubois',
  phone: '+33 6 39 98 12 34',
} as const

const demo: readonly { email: string; name: string; role: UserRow['role']; locale: UserRow['locale'] }[] = [
  { ...demoCustomer, role: 'customer', locale: 'en' },
  { email: 'agent@forecourt.test', name: 'Yanis Moreau', role: 'agent', locale: 'fr' },
  { email: 'manager@forecourt.test', name: 'Élise Laurent', role: 'manager', locale: 'fr' },
  { email: 'admin@forecourt.test', name: 'Alex Martin', role: 'admin', locale: 'en' },
  { email: 'owner@forecourt.test', name: 'Noémie Girard', role: 'owner', locale: 'fr' },
]

/** Where the agent and the manager work. */
const workplaces: Partial<Record<UserRow['role'], readonly string[]>> = {
  agent: [flagshipId, 'lyon-saint-exupery'],
  manager: [flagshipId, 'lyon-saint-exupery', 'lyon', 'lyon-perrache', 'parking-lyon-bellecour'],
}

export function users(now: Date): UserRow[] {
  const random = randomFor('users')
  const createdAt = new Date(now.getTime() - 200 * dayMs)
  return demo.map(({ email, name, role, locale }) => ({
    id: random.uuid(createdAt),
    email,
    name,
    phone: role === 'customer' ? demoCustomer.phone : null,
    password_hash: demoPasswordHash,
    role,
    locale,
    created_at: createdAt,
  }))
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
