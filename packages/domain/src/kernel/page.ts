import { z } from 'zod'
import { refuse } from './errors.ts'

/** The paging inputs of every list: an opaque cursor and a bounded size. */
export const pageInput = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
}

export type Page<T> = { items: T[]; nextCursor: string | null }

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

/** Wraps the sort key of a page's last row. */
export const toCursor = (...key: (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/** Reads a cursor with the given shape back. @throws INVALID_INPUT when it is not one of ours */
export function fromCursor<S extends z.ZodType>(cursor: string | undefined, shape: S): z.output<S> | null {
  if (cursor === undefined) return null
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    return refuse('INVALID_INPUT', 'cursor: pass on nextCursor of the page before, unchanged.')
  }
}

/** Cuts rows read with `limit + 1` to a page. */
export function toPage<R, T>(
  rows: readonly R[],
  limit: number,
  item: (row: R) => T,
  key: (row: R) => string,
): Page<T> {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { items: page.map(item), nextCursor: rows.length > limit && last ? key(last) : null }
}
