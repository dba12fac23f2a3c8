import { invalidRequest } from './errors.ts'

export interface Page<T> {
  object: 'list'
  data: T[]
  has_more: boolean
  url: string
}

interface Range {
  gt?: number | undefined
  gte?: number | undefined
  lt?: number | undefined
  lte?: number | undefined
}

export interface Paging {
  limit?: number | undefined
  starting_after?: string | undefined
  ending_before?: string | undefined
  created?: number | Range | undefined
}

/** A list that is given whole. */
export const listOf = <T>(data: T[], { url }: { url: string }): Page<T> => ({
  object: 'list',
  data,
  has_more: false,
  url,
})

/** One page of objects, newest first, as Stripe's lists are. `all` is in the order of creation. */
export function paginate<T extends { id: string; created: number }>(
  all: Iterable<T>,
  paging: Paging,
  url: string,
): Page<T> {
  const { limit = 10, starting_after, ending_before, created } = paging
  const newestFirst = [...all].filter((item) => isWithin(item.created, created)).reverse()
  if (ending_before) {
    const before = newestFirst.slice(0, indexOf(newestFirst, ending_before, 'ending_before'))
    return { object: 'list', data: before.slice(-limit), has_more: before.length > limit, url }
  }
  const start = starting_after ? indexOf(newestFirst, starting_after, 'starting_after') + 1 : 0
  const rest = newestFirst.slice(start)
  return { object: 'list', data: rest.slice(0, limit), has_more: rest.length > limit, url }
}

function indexOf(items: { id: string }[], id: string, param: string): number {
  const index = items.findIndex((item) => item.id === id)
  if (index < 0) throw invalidRequest(`No such object: '${id}'`, { code: 'resource_missing', param })
  return index
}

function isWithin(value: number, range: number | Range | undefined): boolean {
  if (range === undefined) return true
  if (typeof range === 'number') return value === range
  const { gt = -1, gte = 0, lt = Number.MAX_SAFE_INTEGER, lte = Number.MAX_SAFE_INTEGER } = range
  return value > gt && value >= gte && value < lt && value <= lte
}
