import type { Product } from '@forecourt/domain/fleet/contract'
import type { FilterName, ResultsSearch } from './filters.ts'

/** What all parts of the filters work with. */
export type FilterProps = {
  product: Product
  search: ResultsSearch
  onChange: (change: Partial<ResultsSearch>) => void
  /** Those that are set. */
  active: readonly FilterName[]
  /** How many offers pass. */
  count: number
  currency: string
  /** Of the place, for the unit of distances. */
  country: string
}
