/** What must always be true of money that staff give back of their own accord. */
export const goodwillInvariants = [
  {
    name: 'goodwill_refunded',
    title: 'What staff granted is on its way back, and nothing that they did not; nobody granted their own',
    find: `
      select format('Refund %s of booking %s is %s: %s granted, %s on its way.', g.id, g.booking_id, g.status,
        case g.status when 'granted' then g.amount_minor else 0 end, coalesce(sum(r.amount_minor), 0)) as breach
      from goodwill_refunds g left join refunds r on r.cause like 'goodwill:' || g.id || '/%' and r.booking_id = g.booking_id
      group by g.id
      having coalesce(sum(r.amount_minor), 0) <> case g.status when 'granted' then g.amount_minor else 0 end
        or g.decided_by = g.asked_by`,
  },
]
