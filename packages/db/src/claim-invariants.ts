/** What must always be true of claims, and of the units and bookings that they are of. */
export const claimInvariants = [
  {
    name: 'claims_apart',
    title: 'No two claims of one unit overlap',
    find: `
      select format('Unit %s: claim %s begins at %s, before the one before it ends.', unit_id, id, starts) as breach
      from (select id, unit_id, lower(during) as starts,
              max(coalesce(upper(during), 'infinity')) over (partition by unit_id order by lower(during), id
                rows between unbounded preceding and 1 preceding) as taken_until
            from claims where not isempty(during)) k
      where starts < taken_until`,
  },
  {
    name: 'claims_real',
    title: 'Every claim is a period with a beginning, [start, end)',
    find: `
      select format('Claim %s of unit %s: %s.', id, unit_id, during) as breach from claims
      where isempty(during) or lower_inf(during) or not lower_inc(during) or upper_inc(during)`,
  },
  {
    name: 'claims_chain',
    title:
      'Each claim of a unit starts at the branch where the one before it ended, the first where the unit stands',
    find: `
      select format('Unit %s: claim %s starts at %s, the unit is at %s.', unit_id, id, from_branch_id, stands) as breach
      from (select k.id, k.unit_id, k.from_branch_id,
              coalesce(lag(k.to_branch_id) over (partition by k.unit_id order by lower(k.during), k.id), u.branch_id) as stands
            from claims k join units u on u.id = k.unit_id) k
      where from_branch_id <> stands`,
  },
  {
    name: 'units_placed',
    title: 'A unit stands where its last trip ended',
    find: `
      select format('Unit %s is at %s, its last trip ended at %s.', u.id, u.branch_id, h.to_branch_id) as breach
      from (select distinct on (unit_id) unit_id, to_branch_id from claim_history
            where outcome in ('completed', 'released') order by unit_id, ended_at desc, id desc) h
      join units u on u.id = h.unit_id
      where u.branch_id <> h.to_branch_id`,
  },
  {
    name: 'bookings_claimed',
    title: 'Each pending, confirmed or active booking has exactly one claim',
    find: `
      select format('Booking %s is %s and has %s claims.', b.id, b.status, count(k.id)) as breach
      from bookings b left join claims k on k.booking_id = b.id
      where b.status in ('pending', 'confirmed', 'active') group by b.id having count(k.id) <> 1`,
  },
  {
    name: 'claims_owed',
    title: 'No other booking has a claim',
    find: `
      select format('Claim %s stands for booking %s, which is %s.', k.id, k.booking_id, coalesce(b.status, 'not there')) as breach
      from claims k left join bookings b on b.id = k.booking_id
      where k.kind = 'booking' and (b.id is null or b.status not in ('pending', 'confirmed', 'active'))`,
  },
  {
    name: 'claims_agree',
    title: "A booking's claim is on its unit, between its branches, and covers its time",
    // A running rental that changed its unit has its claim from there and then on.
    find: `
      select format('Booking %s (%s): its claim %s says otherwise.', b.id, b.status, k.id) as breach
      from bookings b join claims k on k.booking_id = b.id
      left join (select distinct on (booking_id) booking_id, to_branch_id, ended_at from claim_history
        where outcome = 'released' and kind = 'booking' order by booking_id, ended_at desc, id desc) swapped
        on swapped.booking_id = b.id and b.status = 'active'
      where b.status in ('pending', 'confirmed', 'active') and (
        k.unit_id <> b.unit_id or k.from_branch_id <> coalesce(swapped.to_branch_id, b.pickup_branch_id)
        or k.to_branch_id <> b.dropoff_branch_id
        or k.started <> (b.status = 'active') or (k.hold_expires_at is not null) <> (b.status = 'pending')
        or not k.during @> tstzrange(
          case when b.status = 'active' then coalesce(swapped.ended_at, b.checked_in_at) else b.starts_at end, b.ends_at))`,
  },
  {
    name: 'conflicts_waiting',
    title: 'A conflict is open only while its booking waits for its unit',
    find: `
      select format('Conflict %s is open, its booking %s is %s.', x.id, b.id, b.status) as breach
      from booking_conflicts x join bookings b on b.id = x.booking_id
      where x.resolved_at is null and b.status not in ('pending', 'confirmed')`,
  },
  {
    name: 'history_kept',
    title: 'Every booking that ended has its claim in the history',
    find: `
      select format('Booking %s is %s and the history has nothing of it.', b.id, b.status) as breach from bookings b
      where b.status in ('completed', 'cancelled', 'expired', 'no_show')
        and not exists (select 1 from claim_history h where h.booking_id = b.id and h.outcome = b.status)`,
  },
]
