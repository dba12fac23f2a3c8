import { z } from 'zod'
import { branchId } from '../fleet/contract.ts'
import { name } from './contract-values.ts'

/** What administrators give: groups of branches, tiers of members. Re-exported by `contract.ts`. */

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
