import type { DocumentLineRow, DocumentRow } from '@forecourt/db/schema/invoicing'
import { dayWords, type Locale, moneyWords, zoneWords } from '../../kernel/index.ts'
import { asOfTheDay } from '../store.ts'
import { ink, openSheet, type Sheet } from './sheet.ts'
import { words } from './words.ts'

type Printed = {
  document: DocumentRow
  lines: readonly (DocumentLineRow & { label: string })[]
  /** Of a credit note: the invoice that it takes back from. */
  invoice: DocumentRow | null
}

/** A document as a PDF, in its own language, with its branch's times. The same bytes every time. */
export function printDocument({ document, lines, invoice }: Printed): Promise<Buffer> {
  const { locale } = document
  const title = titleOf(document)
  const sheet = openSheet(`${title} ${document.number}`, document.issued_at, locale)
  head(sheet, document, title, invoice)
  parties(sheet, document)
  if (document.kind === 'receipt') received(sheet, document)
  else {
    table(sheet, document, lines)
    totals(sheet, document, lines)
  }
  foot(sheet, document)
  return sheet.end()
}

const titleOf = ({ kind, refund_id, locale }: DocumentRow): string =>
  words[locale][kind === 'receipt' && refund_id !== null ? 'refunded' : kind]

const dateWords = (at: Date, timeZone: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { timeZone, dateStyle: 'long' }).format(at)

function head(sheet: Sheet, document: DocumentRow, title: string, invoice: DocumentRow | null): void {
  const { locale, number, issued_at, time_zone } = document
  const { seller } = asOfTheDay(document)
  const t = words[locale]
  const right = { x: 300, align: 'right' as const }
  sheet.row([
    [seller.name, { size: 15, bold: true, color: ink.brand, width: 240 }],
    [title, { size: 20, bold: true, ...right }],
  ])
  const facts = [
    `${t.number} ${number}`,
    `${t.issued} ${dateWords(issued_at, time_zone, locale)}`,
    ...(invoice ? [`${t.takesBack} ${invoice.number}`] : []),
  ]
  const address = `${seller.address}\n${seller.postcode} ${seller.city}, ${seller.country}\n${seller.email}`
  sheet.row(
    [
      [address, { color: ink.muted, width: 240 }],
      [facts.join('\n'), right],
    ],
    28,
  )
}

function parties(sheet: Sheet, document: DocumentRow): void {
  const { locale, time_zone } = document
  const { customer, subject } = asOfTheDay(document)
  const t = words[locale]
  const label = { size: 8.5, color: ink.muted }
  sheet.row(
    [
      [t.billedTo, label],
      [`${t.about} ${subject.reference.slice(0, 3)}-${subject.reference.slice(3)}`, { ...label, x: 225 }],
    ],
    3,
  )
  const unit = [subject.class[locale], subject.unit, subject.plate].filter(Boolean).join(' · ')
  const when = (at: string, zone: string) => `${dayWords(at, zone, locale)} (${zoneWords(zone, locale)})`
  const trip = [
    `${t[subject.product]}${locale === 'fr' ? '\u00a0' : ''}: ${unit}`,
    `${t.from} ${when(subject.from, time_zone)}, ${subject.pickup}`,
    `${t.to} ${when(subject.to, subject.dropoffTimeZone)}, ${subject.dropoff}`,
  ]
  sheet.row(
    [
      [`${customer.name}\n${customer.email}`, { width: 160 }],
      [trip.join('\n'), { x: 225 }],
    ],
    30,
  )
}

const columns = {
  what: { width: 250 },
  quantity: { x: 300, width: 60, align: 'right' },
  each: { x: 366, width: 78, align: 'right' },
  amount: { x: 450, align: 'right' },
} as const

function table(sheet: Sheet, { locale, currency }: DocumentRow, lines: Printed['lines']): void {
  const t = words[locale]
  const money = (minor: number) => moneyWords(minor, currency, locale)
  const heading = { size: 8.5, color: ink.muted }
  sheet.row([
    [t.what, { ...heading, ...columns.what }],
    [t.quantity, { ...heading, ...columns.quantity }],
    [t.each, { ...heading, ...columns.each }],
    [t.amount, { ...heading, ...columns.amount }],
  ])
  sheet.rule(ink.text)
  const number = new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB')
  // A long list is set closer, so that it stays on its page if it can.
  const gap = lines.length > 14 ? 3 : 8
  for (const { label, quantity, unit_minor, amount_minor } of lines) {
    sheet.room(lineRoom)
    const several = quantity !== 1
    sheet.row(
      [
        [label, columns.what],
        [several ? number.format(quantity) : '', columns.quantity],
        [several ? money(unit_minor) : '', columns.each],
        [money(amount_minor), columns.amount],
      ],
      gap,
    )
  }
  sheet.rule()
}

/** What a line of two rows of words and the foot need, and the totals with it, in points. */
const lineRoom = 64
const totalsRoom = 150

function totals(sheet: Sheet, document: DocumentRow, lines: Printed['lines']): void {
  sheet.room(totalsRoom)
  const { locale, currency, kind, total_minor, tax_minor, paid_minor } = document
  const t = words[locale]
  const money = (minor: number) => moneyWords(minor, currency, locale)
  const put = (label: string, minor: number, bold = false) =>
    sheet.row([
      [label, { x: 300, width: 144, align: 'right', bold, color: bold ? ink.text : ink.muted }],
      [money(minor), { ...columns.amount, bold }],
    ])
  put(t.net, total_minor - tax_minor)
  for (const [points, of] of Map.groupBy(lines, (line) => line.tax_basis_points)) {
    const rate = new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB').format(points / 100)
    put(
      t.tax(rate),
      of.reduce((sum, line) => sum + line.tax_minor, 0),
    )
  }
  put(t.total, total_minor, true)
  if (kind !== 'invoice') return
  if (paid_minor > 0) put(t.paid, paid_minor)
  if (paid_minor < total_minor) put(t.due, total_minor - paid_minor, true)
}

function received(sheet: Sheet, document: DocumentRow): void {
  const { locale, currency, total_minor, refund_id } = document
  const { subject } = asOfTheDay(document)
  const t = words[locale]
  const { method = 'card', brand = null, last4 = null } = subject.payment ?? {}
  const card = brand && last4 ? `${brand.charAt(0).toUpperCase()}${brand.slice(1)} ··${last4}` : ''
  sheet.rule(ink.text, 14)
  sheet.row(
    [
      [`${refund_id === null ? t.in : t.out} ${t[method]} ${card}`.trim(), { size: 12, width: 300 }],
      [moneyWords(total_minor, currency, locale), { size: 16, bold: true, x: 366, align: 'right' }],
    ],
    14,
  )
  sheet.rule(ink.rule, 14)
  if (refund_id === null) sheet.row([[t.notInvoice, { color: ink.muted }]])
}

function foot(sheet: Sheet, document: DocumentRow): void {
  const { seller } = asOfTheDay(document)
  const t = words[document.locale]
  const text = `${seller.name} · ${t.registration} ${seller.registration} · ${t.taxNumber} ${seller.taxNumber}`
  sheet.to(sheet.page.bottom - 20)
  sheet.rule(ink.rule, 8)
  sheet.put(text, { size: 8, color: ink.muted })
}
