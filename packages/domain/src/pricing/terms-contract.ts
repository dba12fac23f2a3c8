import { z } from 'zod'

/** What administrators give: groups of branches, tiers of members. Re-exported by `contract.ts`. */

const branchId = z.string().regex(/^[a-z0-9-]{2,60}$/)
const name = z.string().trim().min(1).max(80)

export const setGroupMemberInput = z.object({ groupId: branchId, branchId, member: z.boolean() })
export const branchGroupIdInput = z.object({ groupId: branchId })
export const createBranchGroupInput = z.object({ name })
export const renameBranchGroupInput = z.object({ groupId: branchId, name })

export const loyaltyTierIdInput = z.object({ tierId: z.string().regex(/^[a-z]{2,20}$/) })
export const setLoyaltyTierInput = z.object({
  /** Null: a new one. */
  tierId: loyaltyTierIdInput.shape.tierId.nullable(),
  nameEn: name,
  nameFr: name,
  /** Earned over the life of the account. */
  minPoints: z.number().int().min(0).max(10_000_000),
  discountBp: z.number().int().min(0).max(3000),
})
