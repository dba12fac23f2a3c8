/** What must always be true of the money in disputes. */
export const disputeInvariants = [
  {
    name: 'disputes_booked',
    title: 'What is held back in disputes is what the ledger says, and nothing once they are decided',
    find: `
      select format('Booking %s: disputes hold %s %s back, the ledger says %s.', booking_id, sum(held), currency, sum(booked)) as breach
      from (select booking_id, currency, case when closed_at is null then withdrawn_minor - returned_minor else 0 end as held,
              0::bigint as booked from disputes
            union all select t.booking_id, e.currency, 0, e.amount_minor from ledger_transactions t
              join ledger_entries e on e.transaction_id = t.id where e.account = 'disputes') m
      group by booking_id, currency having sum(held) <> sum(booked)`,
  },
]
