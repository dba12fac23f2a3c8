import type { Staff } from '../identity/session.ts'

/** Where the branches looked at last are kept. They are no personal data. */
const key = 'forecourt.admin.branches'
const kept = 6

export type BranchName = { id: string; name: string }

const isName = (value: unknown): value is BranchName =>
  typeof value === 'object' && value !== null && 'id' in value && 'name' in value

/** The branches looked at last, latest first. */
export function recentBranches(): BranchName[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isName) : []
  } catch {
    return []
  }
}

/** Puts a branch on top of the recent ones. */
export function rememberBranch({ id, name }: BranchName): void {
  const others = recentBranches().filter((branch) => branch.id !== id)
  localStorage.setItem(key, JSON.stringify([{ id, name }, ...others].slice(0, kept)))
}

/** Where this person starts: the branch looked at last, else the first of theirs. Undefined for an administrator's first time. */
export function firstBranch(staff: Staff): string | undefined {
  const mine = recentBranches().find(
    ({ id }) => staff.role === 'admin' || staff.branches.some((branch) => branch.id === id),
  )
  return mine?.id ?? staff.branches[0]?.id
}
