import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemCall } from '../kernel/index.ts'
import { refundBooking, sendRefund } from '../payments/index.ts'
import {
  bookingDocuments,
  cancelBooking,
  chargeBooking,
  deskCheckIn,
  deskCheckOut,
  documentPdf,
  papersForRefund,
  receiptForPayment,
} from './index.ts'
import { expectSound, guest, makeWorld, minutes, type World } from './life-world.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(async () => {
  await expectSound(world)
  await world.drop()
})

const staff = () => world.call(world.staffActor)
const system = () => systemCall(world.runtime, 'test')
const papers = async (bookingId: string) =>
  (await bookingDocuments(world.call(guest), { bookingId })).items.map(({ kind, totalMinor, direction }) => [
    direction ?? kind,
    totalMinor,
  ])

/** The reactions to money that moved. */
async function tellOfMoney() {
  const payments = await world.sql<{ id: string }[]>`select id from payments where status = 'succeeded'`
  const refunds = await world.sql<{ id: string }[]>`select id from refunds`
  for (const { id } of payments) await receiptForPayment(system(), { paymentId: id })
  for (const { id } of refunds) {
    await sendRefund(system(), { refundId: id })
    await papersForRefund(system(), { refundId: id })
  }
}

async function paidBooking() {
  const held = await world.hold()
  await world.pay(held.id)
  return held.id
}

async function broughtBack() {
  const bookingId = await paidBooking()
  world.clock.advance(minutes(60))
  await deskCheckIn(staff(), { bookingId })
  world.clock.advance(minutes(48 * 60))
  await deskCheckOut(staff(), { bookingId })
  return bookingId
}

describe('documents', () => {
  it('are a receipt for the payment in advance, and the invoice when the car is back, once', async () => {
    const bookingId = await paidBooking()
    await tellOfMoney()
    expect(await papers(bookingId)).toEqual([['in', 12_000]])
    world.clock.advance(minutes(60))
    await deskCheckIn(staff(), { bookingId })
    world.clock.advance(minutes(48 * 60))
    await deskCheckOut(staff(), { bookingId })
    await tellOfMoney()
    await tellOfMoney()
    expect(await papers(bookingId)).toEqual([
      ['in', 12_000],
      ['invoice', 12_000],
    ])
    const [invoice] = await world.sql`
      select number, total_minor, tax_minor, paid_minor from documents where kind = 'invoice'`
    expect(invoice).toEqual({
      number: 'FC-2026-000001',
      total_minor: 12_000,
      tax_minor: 2000,
      paid_minor: 12_000,
    })
    const booked = await world.sql`
      select account, sum(amount_minor)::int as minor from ledger_entries group by 1 order by 1`
    expect([...booked]).toEqual([
      { account: 'card_clearing', minor: 12_000 },
      { account: 'receivable', minor: 0 },
      { account: 'revenue_rental', minor: -10_000 },
      { account: 'tax', minor: -2000 },
    ])
  })

  it('invoice what is charged for later by itself', async () => {
    const bookingId = await broughtBack()
    await chargeBooking(staff(), { bookingId, kind: 'fine', note: 'Speeding', amountMinor: 9_000 })
    expect(await papers(bookingId)).toEqual([
      ['invoice', 12_000],
      ['invoice', 9_000],
    ])
    const [later] = await world.sql`
      select d.paid_minor, l.code, l.account from documents d join document_lines l on l.document_id = d.id
      where d.cause like 'charge:%'`
    expect(later).toEqual({ paid_minor: 0, code: 'charge.fine', account: 'revenue_fees' })
  })

  it('of a cancellation are an invoice for what is kept, and a receipt for what goes back', async () => {
    const bookingId = await paidBooking()
    world.clock.advance(minutes(70))
    await cancelBooking(world.call(guest), { bookingId })
    await tellOfMoney()
    const kept = (await world.see(bookingId)).payment
    const keptMinor = kept.paidMinor - kept.refundedMinor
    expect(keptMinor).toBeGreaterThan(0)
    expect((await papers(bookingId)).sort()).toEqual(
      [
        ['invoice', keptMinor],
        ['in', 12_000],
        ...(kept.refundedMinor > 0 ? [['out', kept.refundedMinor]] : []),
      ].sort(),
    )
  })

  it('of money given back after the invoice are credit notes, with all of its tax in the end', async () => {
    const bookingId = await broughtBack()
    for (const [cause, amountMinor] of [
      ['sorry', 3_333],
      ['very sorry', 8_667],
    ] as const) {
      world.clock.advance(minutes(1))
      await refundBooking(system(), { bookingId, cause, amountMinor, reason: 'goodwill' })
      await tellOfMoney()
      await tellOfMoney()
    }
    const notes = await world.sql`
      select d.number, d.total_minor, d.tax_minor, i.number as of from documents d join documents i on i.id = d.invoice_id
      order by d.number`
    expect([...notes]).toEqual([
      { number: 'FC-C-2026-000001', total_minor: 3_333, tax_minor: 556, of: 'FC-2026-000001' },
      { number: 'FC-C-2026-000002', total_minor: 8_667, tax_minor: 1_444, of: 'FC-2026-000001' },
    ])
    const [left] = await world.sql`
      select sum(amount_minor) filter (where account = 'receivable')::int as receivable,
        sum(amount_minor) filter (where account = 'tax')::int as tax from ledger_entries`
    expect(left).toEqual({ receivable: 0, tax: 0 })
  })

  it('are a PDF with the same bytes each time, and nobody else’s', async () => {
    const bookingId = await broughtBack()
    const [invoice] = (await bookingDocuments(world.call(guest), { bookingId })).items
    const documentId = invoice?.id ?? ''
    const one = await documentPdf(world.call(guest), { documentId })
    const two = await documentPdf(staff(), { documentId })
    expect(one.pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(one.pdf.equals(two.pdf)).toBe(true)
    expect(one.filename).toBe(`${invoice?.number}.pdf`)
    const stranger = world.call({ kind: 'anonymous', guestHash: 'b'.repeat(64) })
    await expect(documentPdf(stranger, { documentId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(bookingDocuments(stranger, { bookingId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('take as many pages as they need', async () => {
    const bookingId = await paidBooking()
    world.clock.advance(minutes(60))
    await deskCheckIn(staff(), { bookingId })
    for (let n = 1; n <= 45; n++)
      await chargeBooking(staff(), { bookingId, kind: 'damage', note: `Scratch ${n}`, amountMinor: 100 })
    await deskCheckOut(staff(), { bookingId })
    const { items } = await bookingDocuments(staff(), { bookingId })
    const documentId = items.find(({ kind }) => kind === 'invoice')?.id ?? ''
    const { pdf } = await documentPdf(staff(), { documentId })
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2)
  })
})

it('fifty invoices at once have fifty numbers in a row, and one that is undone leaves no gap', async () => {
  const many = await makeWorld(50)
  const ids: string[] = []
  for (let n = 0; n < 50; n++) {
    const { id } = await many.hold()
    await many.pay(id)
    ids.push(id)
  }
  many.clock.advance(minutes(60))
  for (const bookingId of ids) await deskCheckIn(many.call(many.staffActor), { bookingId })
  many.clock.advance(minutes(48 * 60))
  const [last = '', ...others] = ids
  await many.sql`
    create function fail() returns trigger language plpgsql as $$ begin raise exception 'undone'; end $$`
  await many.sql.unsafe(`
    create constraint trigger fails after insert on documents deferrable initially deferred
    for each row when (new.booking_id = '${last}') execute function fail()`)
  const back = (bookingId: string) => deskCheckOut(many.call(many.staffActor), { bookingId })
  const settled = await Promise.allSettled([back(last), ...others.map(back)])
  expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  const numbers = await many.sql<{ n: number }[]>`
    select sequence as n from documents where kind = 'invoice' order by sequence`
  expect(numbers.map(({ n }) => n)).toEqual(Array.from({ length: 49 }, (_, n) => n + 1))
  await expectSound(many)
  await many.drop()
})
