import { testCard } from '../cards.ts'
import type { World } from '../world.ts'
import { releaseIntent } from './cancel.ts'
import { expireSession } from './checkout.ts'
import { lapseDispute, openDispute } from './dispute.ts'
import { settleRefund } from './refund.ts'

/**
 * Does what time brings: sessions run out, authorisations lapse, slow refunds settle, disputes begin and are lost
 * unanswered. Safe to call at any time.
 */
export function runDue(world: World): void {
  const now = world.clock.now()
  for (const session of world.store.sessions.values()) {
    if (session.status === 'open' && session.expires_at * 1000 <= now) expireSession(world, session)
  }
  for (const intent of world.store.intents.values()) {
    if (intent.status !== 'requires_capture') continue
    const charge = world.store.charges.get(intent.latest_charge ?? '')
    const captureBefore = charge?.payment_method_details?.card?.capture_before
    if (captureBefore && captureBefore * 1000 <= now) releaseIntent(world, intent, 'automatic')
  }
  for (const [id, due] of world.store.refundsDue) {
    const refund = world.store.refunds.get(id)
    if (refund && due <= now) settleRefund(world, refund)
  }
  for (const id of world.store.disputesDue.keys()) {
    world.store.disputesDue.delete(id)
    const charge = world.store.charges.get(id)
    const card = testCard(world.store.cardNumbers.get(charge?.payment_method ?? '') ?? '')
    if (charge && card.dispute) openDispute(world, charge, card.dispute)
  }
  for (const dispute of world.store.disputes.values()) {
    const dueBy = dispute.evidence_details.due_by ?? Number.POSITIVE_INFINITY
    if (dispute.status === 'needs_response' && dueBy * 1000 <= now) lapseDispute(world, dispute)
  }
}
