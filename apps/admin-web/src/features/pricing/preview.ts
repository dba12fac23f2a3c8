import { type Inputs, type Outputs, useTRPC } from '@forecourt/client'
import type { LineItem, Product } from '@forecourt/domain/pricing/contract'
import { addDays, weekStart } from '@forecourt/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useBranch } from '../shell/branch-context.ts'

/** What the calendar is asked: which class, which month, how long. */
export type PreviewAsk = { classId: string; month: string; lengthMinutes: number }
export type Draft = NonNullable<Inputs['pricing']['previewPrices']['draft']>
export type Preview = Outputs['pricing']['previewPrices']
export type PreviewedDay = Preview['days'][number]

/** When a stay begins in the calendar, by the branch's clock: at an hour at which branches are open. */
export const startTime = '10:00'

/** The prices of a month, as a quote made now would say them; with a draft, with it beside. */
export function usePreview({ classId, month, lengthMinutes }: PreviewAsk, draft?: Draft) {
  const trpc = useTRPC()
  const { branch } = useBranch()
  return useQuery(
    trpc.pricing.previewPrices.queryOptions(
      { branchId: branch.id, classId, month, lengthMinutes, at: startTime, ...(draft && { draft }) },
      { enabled: classId !== '', placeholderData: keepPreviousData, retry: false },
    ),
  )
}

const [hour, day] = [60, 1440]

/** Lengths of stay to choose from, in minutes. */
export const lengthsOf: Record<Product, readonly number[]> = {
  rental: [day, 2 * day, 3 * day, 5 * day, 7 * day, 14 * day, 28 * day],
  parking: [hour, 2 * hour, 4 * hour, 8 * hour, day, 2 * day, 7 * day, 14 * day],
}

/** What is asked at first: two days of a car, four hours of a bay. */
export const firstLength: Record<Product, number> = { rental: 2 * day, parking: 4 * hour }

/** The month so many months later: "2026-12" and 1 make "2027-01". */
export function addMonths(month: string, count: number): string {
  const [year = 0, nth = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, nth - 1 + count, 1)).toISOString().slice(0, 7)
}

/** The dates of a month in rows of a week each; null where a row has days of other months. */
export function weeksOf(month: string, locale: string): (string | null)[][] {
  const first = `${month}-01`
  const weekday = new Date(`${first}T12:00Z`).getUTCDay()
  const before = (weekday - weekStart(locale) + 7) % 7
  const cells = Array.from({ length: 42 }, (_, nth) => {
    const date = addDays(first, nth - before)
    return date.startsWith(month) ? date : null
  })
  const rows = Array.from({ length: 6 }, (_, row) => cells.slice(row * 7, row * 7 + 7))
  return rows.filter((row) => row.some((date) => date !== null))
}

const rules = /^(season|weekday|demand|length)\./

/** By how much rules have moved a price, against the rate plan alone, in basis points of a whole percent. */
export function movedBy(lines: readonly LineItem[]): number {
  const sum = (of: (line: LineItem) => boolean) =>
    lines.filter(of).reduce((total, { amountMinor }) => total + amountMinor, 0)
  const base = sum(({ kind }) => kind === 'base')
  return base === 0 ? 0 : Math.round((sum(({ code }) => rules.test(code)) / base) * 100) * 100
}
