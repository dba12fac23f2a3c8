import { query, staffOf } from '../kernel/index.ts'
import { ratesInput } from '../pricing/contract.ts'

export type OneWayFee = {
  branchId: string
  branchName: string
  amountMinor: number
  currency: string
}

/** What leaving a car of this branch at another costs, where it does not go by distance. */
export const listOneWayFees = query({
  name: 'flows.listOneWayFees',
  access: staffOf(({ branchId }) => branchId),
  input: ratesInput,
  run: ({ sql }, { branchId }): Promise<OneWayFee[]> => sql<OneWayFee[]>`
    select b.id as "branchId", b.name as "branchName", f.amount_minor as "amountMinor", f.currency
    from one_way_fees f join branches b on b.id = f.to_branch_id
    where f.from_branch_id = ${branchId} and f.retired_at is null order by b.name, b.id`,
})
