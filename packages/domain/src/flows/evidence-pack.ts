import type { Db } from '@forecourt/db'
import type { DisputeRow } from '@forecourt/db/schema/payments'
import { findBooking, mustWorkOn } from '../booking/index.ts'
import { conditionStages } from '../gate/contract.ts'
import { ink, openSheet, type Sheet } from '../invoicing/index.ts'
import { type Locale, query, readPicture, refuse, staff } from '../kernel/index.ts'
import { evidenceInput } from '../payments/contract.ts'
import { viewBooking } from './booking-view.ts'
import type { DocumentFile } from './document-pdf.ts'
import { type Evidence, evidenceOf } from './evidence-facts.ts'
import { type Section, sectionsOf } from './evidence-sections.ts'
import { evidenceWords, fullTime } from './evidence-words.ts'

/** All that speaks for the service in a dispute, as a PDF for the customer's bank. For staff. @throws NOT_FOUND */
export const evidencePack = query({
  name: 'dispute.evidencePack',
  access: staff,
  input: evidenceInput,
  run: async ({ sql, now, actor }, { disputeId, locale }): Promise<DocumentFile> => {
    const [dispute] = await sql<DisputeRow[]>`select * from disputes where id = ${disputeId}`
    if (!dispute) return refuse('NOT_FOUND', 'There is no such dispute, or this account may not see it.')
    await mustWorkOn(sql, actor, await findBooking(sql, dispute.booking_id))
    const booking = await viewBooking(sql, dispute.booking_id, now, actor)
    const evidence = await evidenceOf(sql, dispute, booking)
    const title = `${evidenceWords[locale].title} ${booking.reference}`
    const sheet = openSheet(title, now, locale)
    printSections(sheet, title, sectionsOf(evidence, locale), locale)
    await printPhotos(sheet, sql, evidence, locale)
    return { filename: `evidence-${booking.reference}.pdf`, pdf: await sheet.end() }
  },
})

/** Section after section, on as many pages as it takes. */
function printSections(sheet: Sheet, title: string, sections: readonly Section[], locale: Locale): void {
  const t = evidenceWords[locale]
  sheet.row([[title, { size: 20, bold: true, color: ink.brand }]], 4)
  sheet.row([[t.madeOn, { color: ink.muted }]], 18)
  for (const { title: heading, rows } of sections) {
    sheet.room(70)
    sheet.row([[heading, { size: 12, bold: true }]], 2)
    sheet.rule(ink.rule, 8)
    if (rows.length === 0) sheet.row([[t.nothing, { color: ink.muted }]])
    for (const [label, value] of rows) {
      sheet.room(40)
      sheet.row(
        [
          [label, { color: ink.muted, width: 170 }],
          [value, { x: 236 }],
        ],
        4,
      )
    }
    sheet.skip(12)
  }
}

const perRow = 3
const photoHeight = 130

/** The photos of the car, each with when and by whom it was taken and the start of its hash, which the audit log holds. */
async function printPhotos(
  sheet: Sheet,
  sql: Db,
  { photos, booking }: Evidence,
  locale: Locale,
): Promise<void> {
  const t = evidenceWords[locale]
  for (const stage of conditionStages) {
    const taken = photos.filter((photo) => photo.stage === stage)
    if (taken.length === 0) continue
    sheet.room(photoHeight + 70)
    sheet.row([[t.photos[stage], { size: 12, bold: true }]], 2)
    sheet.rule(ink.rule, 8)
    const { timeZone } = stage === 'out' ? booking.pickup : booking.dropoff
    for (let first = 0; first < taken.length; first += perRow) {
      sheet.room(photoHeight + 40)
      const cells = taken
        .slice(first, first + perRow)
        .map(async ({ pictureId, view, plate, takenBy, at, sha256 }) => ({
          picture: await readPicture(sql, pictureId, 'small'),
          caption: `${t.view[view]}, ${plate}, ${fullTime(at, timeZone, locale)}, ${t.takenBy[takenBy]}\nSHA-256 ${sha256.slice(0, 16)}…`,
        }))
      sheet.pictures(await Promise.all(cells), perRow, photoHeight)
    }
  }
}
