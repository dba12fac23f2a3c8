import type { Outputs } from '@forecourt/client'
import { createContext, useContext } from 'react'

/** A person who works at a branch. */
export type Staff = NonNullable<Outputs['identity']['me']>
export type Role = Staff['role']

const staffRoles: readonly Role[] = ['agent', 'manager', 'admin']

export const isStaff = (role: Role): boolean => staffRoles.includes(role)

/** Administrators work everywhere; everybody else at the branches of their account. */
export const worksAt = (staff: Staff, branchId: string): boolean =>
  staff.role === 'admin' || staff.branches.some((branch) => branch.id === branchId)

/** Terminals and prices are for those who run a branch rather than its desk. */
export const runsBranch = (role: Role): boolean => role === 'manager' || role === 'admin'

/** What runs in the background is for administrators. */
export const runsHouse = (role: Role): boolean => role === 'admin'

export const StaffContext = createContext<Staff | null>(null)

/** Who is signed in; below `StaffRoute` alone. */
export function useStaff(): Staff {
  const staff = useContext(StaffContext)
  if (!staff) throw new Error('useStaff needs StaffRoute above it.')
  return staff
}
