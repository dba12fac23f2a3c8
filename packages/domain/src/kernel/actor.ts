/** Who is calling. A guest is anonymous but keeps the bookings of the browser, known by the hash of its cookie. */
export type Actor =
  | { kind: 'anonymous'; guestHash: string | null }
  | { kind: 'user'; userId: string; role: Role; branchIds: readonly string[]; guestHash: string | null }
  | { kind: 'terminal'; terminalId: string; branchId: string }
  | { kind: 'system'; name: string; onBehalfOf?: Actor }

export const roles = ['customer', 'agent', 'manager', 'admin', 'owner'] as const
export type Role = (typeof roles)[number]

/** Who may call a verb. A list of rules means any of them. Rows that a caller may not see are the verb's to hide. */
export type AccessRule<I> = (actor: Actor, input: I) => boolean
export type Access<I> = AccessRule<I> | readonly AccessRule<I>[]

const staffRoles: readonly Role[] = ['agent', 'manager', 'admin']

export const isStaff = (actor: Actor): boolean => actor.kind === 'user' && staffRoles.includes(actor.role)

/** Staff of this branch; admins are staff of every branch. */
export function worksAt(actor: Actor, branchId: string): boolean {
  if (actor.kind !== 'user' || !isStaff(actor)) return false
  return actor.role === 'admin' || actor.branchIds.includes(branchId)
}

export const anyone = (): boolean => true
export const signedIn = (actor: Actor): boolean => actor.kind === 'user'
export const system = (actor: Actor): boolean => actor.kind === 'system'
export const terminal = (actor: Actor): boolean => actor.kind === 'terminal'
export const staff = (actor: Actor): boolean => isStaff(actor)

/** Staff with one of these roles, whatever their branches. */
export const staffWith =
  (...allowed: Role[]) =>
  (actor: Actor): boolean =>
    actor.kind === 'user' && allowed.includes(actor.role)

/** Staff of the branch that the input names. */
export const staffOf =
  <I>(branchOf: (input: I) => string) =>
  (actor: Actor, input: I): boolean =>
    worksAt(actor, branchOf(input))

/** Who runs the branch that the input names, rather than its desk: its managers, and admins. */
export const managerOf =
  <I>(branchOf: (input: I) => string) =>
  (actor: Actor, input: I): boolean =>
    manager(actor) && worksAt(actor, branchOf(input))

export const manager = staffWith('manager', 'admin')

export function isAllowed<I>(access: Access<I>, actor: Actor, input: I): boolean {
  const rules = typeof access === 'function' ? [access] : access
  return rules.some((rule) => rule(actor, input))
}

/** The person or device behind an actor, as the audit log and the idempotency scope name it. */
export function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case 'anonymous':
      return actor.guestHash
    case 'user':
      return actor.userId
    case 'terminal':
      return actor.terminalId
    case 'system':
      return actor.onBehalfOf ? `${actor.name}:${actorId(actor.onBehalfOf) ?? 'guest'}` : actor.name
  }
}
