-- One search around a town, as the API runs it against the database: branches in reach, and what is free there.
\set lat random(4300, 4900)
\set lng random(0, 600)
with near as (
  select b.id from branches b
  where b.rents and st_dwithin(b.position, st_setsrid(st_makepoint(:lng / 100.0, :lat / 100.0), 4326)::geography, 50000)
  order by b.position <-> st_setsrid(st_makepoint(:lng / 100.0, :lat / 100.0), 4326)::geography limit 20
)
select u.branch_id, u.class_id, count(*) from near join units u on u.branch_id = near.id
where u.product = 'rental' and u.status = 'in_service'
  and coalesce((select not k.during && tstzrange(now() + interval '20 days', now() + interval '22 days') and k.to_branch_id = u.branch_id
    from claims k where k.unit_id = u.id and lower(k.during) < now() + interval '20 days'
    order by lower(k.during) desc limit 1), true)
  and coalesce((select not k.during && tstzrange(now() + interval '20 days', now() + interval '22 days') and k.from_branch_id = u.branch_id
    from claims k where k.unit_id = u.id and lower(k.during) >= now() + interval '20 days'
    order by lower(k.during) limit 1), true)
group by 1, 2;
