import type { PromotionRow } from '@forecourt/db/schema/pricing'
import { v7 as uuid } from 'uuid'
import { type Actor, command, manager, refuse, worksAt } from '../kernel/index.ts'
import { createPromotionInput, promotionIdInput, versioned } from './contract.ts'

function mustPromote(actor: Actor, branchIds: readonly string[] | null): void {
  if (actor.kind === 'user' && actor.role === 'admin') return
  if (branchIds?.every((id) => worksAt(actor, id))) return
  refuse('FORBIDDEN', 'A manager promotes the own branches; codes for everywhere are an admin’s.')
}

/** A code that can be booked with from now on, in place of the terms that it had. @throws FORBIDDEN */
export const createPromotion = command({
  name: 'pricing.createPromotion',
  access: manager,
  input: createPromotionInput,
  output: versioned,
  run: async ({ tx, now, actor, record }, input) => {
    mustPromote(actor, input.branchIds)
    const [last] = await tx<PromotionRow[]>`
      select * from promotions where code = ${input.code} order by version desc limit 1 for no key update`
    if (last && last.retired_at === null) {
      mustPromote(actor, last.branch_ids)
      await tx`update promotions set retired_at = greatest(created_at, ${now}) where id = ${last.id}`
    }
    const id = uuid()
    const version = (last?.version ?? 0) + 1
    await tx`insert into promotions ${tx({
      id,
      code: input.code,
      version,
      name: input.name,
      kind: input.kind,
      percent_bp: input.percentBp,
      amount_minor: input.amountMinor,
      currency: input.currency,
      book_from: input.bookFrom,
      book_until: input.bookUntil,
      pickup_from: input.pickupFrom,
      pickup_until: input.pickupUntil,
      max_uses: input.maxUses,
      budget_minor: input.budgetMinor,
      per_customer: input.perCustomer,
      first_booking_only: input.firstBookingOnly,
      product: input.product,
      class_ids: input.classIds,
      branch_ids: input.branchIds,
      min_days: input.minDays,
      created_at: now,
    })}`
    record('promotion', id, { code: input.code, version })
    return { id, version }
  },
})

/** A code can be booked with no longer; whoever holds a price with it in a booking keeps it. @throws NOT_FOUND, FORBIDDEN */
export const retirePromotion = command({
  name: 'pricing.retirePromotion',
  access: manager,
  input: promotionIdInput,
  run: async ({ tx, now, actor, record }, { promotionId }): Promise<void> => {
    const [promo] = await tx<PromotionRow[]>`
      update promotions set retired_at = greatest(created_at, ${now})
      where id = ${promotionId} and retired_at is null returning *`
    if (!promo) return refuse('NOT_FOUND', 'There is no such code in force.')
    mustPromote(actor, promo.branch_ids)
    record('promotion', promotionId, { retired: true })
  },
})
