import type { ClassRow } from '@forecourt/db/schema/fleet'
import type { z } from 'zod'
import type { classFilters } from './contract.ts'

export type Filters = z.output<typeof classFilters>

/** A filter that is not set lets everything pass; a class that does not know the answer does not pass a set one. */
const same = <T>(wanted: T | undefined, has: T | null) => wanted === undefined || has === wanted
const atLeast = (wanted: number | undefined, has: number | null) =>
  wanted === undefined || (has ?? 0) >= wanted
const atMost = (wanted: number | undefined, has: number) => wanted === undefined || has <= wanted

export const passes = (filters: Filters, of: ClassRow, totalMinor: number): boolean =>
  same(filters.classId, of.id) &&
  atLeast(filters.minSeats, of.seats) &&
  same(filters.gearbox, of.gearbox) &&
  same(filters.fuel, of.fuel) &&
  same(filters.bayKind, of.bay_kind) &&
  atLeast(filters.minHeightCm, of.max_height_cm) &&
  atMost(filters.maxTotalMinor, totalMinor)
