import { useStaff, worksAt } from '../identity/session.ts'

/** Whether this person sets the prices of what is for these branches; null is everywhere, or a group: an administrator's. */
export function useMayPrice(): (branchIds: readonly string[] | null) => boolean {
  const staff = useStaff()
  return (branchIds) =>
    staff.role === 'admin' || (branchIds?.every((branchId) => worksAt(staff, branchId)) ?? false)
}
