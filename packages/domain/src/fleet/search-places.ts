import type { Db, Fragment } from '@forecourt/db'
import { z } from 'zod'
import { anyone, query } from '../kernel/index.ts'
import { type Place, type Product, placeOutput, searchPlacesInput } from './contract.ts'

/**
 * Places and branches for what somebody has typed so far, at most ten. Accents, case and dashes do not count.
 * First the airport of that code, then what begins so, then what has a word or is in a town that begins so; among
 * equals the bigger, where an airport, a station and a branch stand for a town of some size. An airport or station
 * that has a branch is shown once, as the branch. When nothing begins so, what looks alike.
 */
export const searchPlaces = query({
  name: 'fleet.searchPlaces',
  access: anyone,
  input: searchPlacesInput,
  output: z.array(placeOutput),
  run: async ({ sql }, { text, product }): Promise<Place[]> => {
    const [typed] = await sql<{ text: string }[]>`select plain(${text}) as text`
    const wanted = typed?.text ?? ''
    if (wanted === '') return []
    const begins = (name: Fragment) => sql`(${name} like ${`${wanted}%`} or ${name} like ${`% ${wanted}%`})`
    const looksAlike = (name: Fragment) => sql`${name} % ${wanted}`
    const found = await placesWhere(sql, wanted, product, begins)
    return found.length > 0 ? found : placesWhere(sql, wanted, product, looksAlike)
  },
})

function placesWhere(
  sql: Db,
  wanted: string,
  product: Product | undefined,
  fits: (name: Fragment) => Fragment,
) {
  const offers = { rental: sql`and b.rents`, parking: sql`and b.parks` }
  const sameSpot = sql`
    p.kind = b.kind and abs(p.latitude - b.latitude) < 0.02 and abs(p.longitude - b.longitude) < 0.03`
  return sql<Place[]>`
    with found_places as (
      select *, plain(name) as words from places where code = upper(${wanted}) or ${fits(sql`plain(name)`)}
    ), found_branches as (
      select b.*, plain(b.name) as words, plain(b.city) as town,
        (select p.code from places p where p.code is not null and ${sameSpot} limit 1) as code
      from branches b
      where (${fits(sql`plain(b.name || ' ' || b.city)`)}
          or exists (select 1 from found_places p where p.code = upper(${wanted}) and ${sameSpot}))
        ${product === undefined ? sql`` : offers[product]}
    ), found as (
      select null as "branchId", kind, name, region, country, code, latitude as lat, longitude as lng, words, '' as town,
        greatest(population, case kind when 'airport' then 200000 when 'station' then 20000 else 0 end) as size
      from found_places p where kind = 'city' or not exists (select 1 from found_branches b where ${sameSpot})
      union all
      select id, 'branch', name, city, country, code, latitude, longitude, words, town,
        case kind when 'airport' then 300000 when 'station' then 100000 else 50000 end
      from found_branches
    )
    select "branchId", kind, name, region, country, code, lat, lng from found
    order by case
        when code = upper(${wanted}) then 0
        when words like ${`${wanted}%`} then 1
        when words like ${`% ${wanted}%`} or town like ${`${wanted}%`} then 2
        else 4 - similarity(words, ${wanted})
      end,
      size desc, name, "branchId"
    limit 10`
}
