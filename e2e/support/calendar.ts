import { readFile } from 'node:fs/promises'
import type { Download } from '@playwright/test'
import { sync } from 'node-ical'

/** The one event of a calendar file, as a calendar would read it. */
export async function eventOf(file: Download | string): Promise<{ start: Date; end: Date; summary: string }> {
  const text = typeof file === 'string' ? file : await readFile(await file.path(), 'utf8')
  const event = Object.values(sync.parseICS(text)).find((part) => part?.type === 'VEVENT')
  if (event?.type !== 'VEVENT' || !event.end) throw new Error(`There is no event in:\n${text}`)
  return { start: event.start, end: event.end, summary: String(event.summary) }
}
