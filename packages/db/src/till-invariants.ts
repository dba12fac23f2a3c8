/** What must always be true of the cash in the tills. */
export const tillInvariants = [
  {
    name: 'tills_booked',
    title: 'What moves in a till is what the ledger books of cash, cause by cause',
    find: `
      select format('%s: the till moved %s %s, the ledger %s.', cause, coalesce(m.amount_minor, 0), currency, coalesce(e.amount_minor, 0)) as breach
      from (select m.ledger_cause as cause, s.currency, m.amount_minor
            from till_movements m join till_sessions s on s.id = m.session_id) m
      full join (
        select t.cause, e.currency, sum(e.amount_minor) as amount_minor
        from ledger_entries e join ledger_transactions t on t.id = e.transaction_id
        where e.account = 'cash' group by 1, 2) e using (cause, currency)
      where m.amount_minor is distinct from e.amount_minor`,
  },
  {
    name: 'tills_counted',
    title: 'A till holds the sum of its movements, and nothing once it is closed',
    find: `
      select format('Till %s holds %s, its movements come to %s.', s.id, s.balance_minor, coalesce(sum(m.amount_minor), 0)) as breach
      from till_sessions s left join till_movements m on m.session_id = s.id
      group by s.id having s.balance_minor <> coalesce(sum(m.amount_minor), 0)
        or (s.closed_at is not null and s.balance_minor <> 0)`,
  },
]
