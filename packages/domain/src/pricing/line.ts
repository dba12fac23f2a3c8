import type { LineItem } from './contract.ts'

/** A line of a price. Its amount is what one unit costs so many times, unless it was rounded otherwise. */
export const line = (
  code: string,
  kind: LineItem['kind'],
  quantity: number,
  unitMinor: number,
  amountMinor = quantity * unitMinor,
  params: LineItem['params'] = {},
): LineItem => ({ code, kind, quantity, unitMinor, amountMinor, params })

/** A line of one amount. */
export const lumpSum = (
  code: string,
  kind: LineItem['kind'],
  amountMinor: number,
  params: LineItem['params'] = {},
): LineItem => line(code, kind, 1, amountMinor, amountMinor, params)

export const unlessFree = (item: LineItem): LineItem[] => (item.amountMinor === 0 ? [] : [item])

export const sumOf = (lines: readonly LineItem[]): number =>
  lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
