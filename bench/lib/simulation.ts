/** Lets a region live through its customers, and counts what came of them. */
import { type Agenda, createAgenda } from './agenda.ts'
import { type Customer, drawCustomers } from './demand.ts'
import { createLearner } from './learner.ts'
import { createLedger } from './ledger.ts'
import { createRandom } from './random.ts'
import { branchName, className, openRegion } from './region.ts'
import { emptyTally, type SimulationOptions, type Tally } from './tally.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

type Rental = { id: string; customer: Customer; met: boolean; pickedUpAt: number }
type Happening =
  | { kind: 'ask'; customer: Customer }
  | { kind: 'expire' | 'cancel' | 'no-show' | 'arrive' | 'return'; rental: Rental }
  | { kind: 'hour' | 'block' | 'late' }

/** @param tell is called now and then with how far the simulation is, from 0 to 1 */
export async function simulate(options: SimulationOptions, tell: (share: number) => void): Promise<Tally> {
  const { startsAt, days, turnaroundMinutes } = options
  const turnaround = turnaroundMinutes * minute
  const branches = Array.from({ length: options.branches }, (_, n) => branchName(options.name, n))
  const classes = Array.from({ length: options.classes }, (_, n) => className(n))
  const customers = drawCustomers({ ...options, seed: `${options.seed} ${options.name}`, branches, classes })
  const luck = createRandom(`${options.seed} ${options.name} blocks`)
  const region = await openRegion(options)
  const ledger = createLedger()
  for (const branch of branches)
    for (const classId of classes)
      for (let n = 0; n < options.unitsOfClass; n++) ledger.addUnit(classId, branch)
  const agenda: Agenda<Happening> = createAgenda()
  const tally = emptyTally()
  const fleet = branches.length * classes.length * options.unitsOfClass
  tally.unitHours = fleet * days * 24
  const { learn, drift } = createLearner({
    ...{ region, ledger, turnaround },
    onBlock: (until) => agenda.add(until, { kind: 'hour' }),
  })
  let open = 0
  let asked = 0

  const nextCustomer = () => {
    const customer = customers[asked++]
    if (customer) agenda.add(customer.asksAt, { kind: 'ask', customer })
  }
  const close = async (rental: Rental) => {
    open -= 1
    ledger.remove(rental.id)
    await learn()
  }

  const ask = async (customer: Customer, now: number) => {
    tally.asked += 1
    const trip = {
      from: customer.from,
      to: customer.to + turnaround,
      fromBranch: customer.fromBranch,
      toBranch: customer.toBranch,
    }
    const must = ledger.room(customer.classId, trip, now, 'surely') >= 1
    const may = ledger.room(customer.classId, trip, now, 'perhaps') >= 1
    let pinned = false
    let outcome: Awaited<ReturnType<typeof region.book>> | undefined
    if (customer.choosy) {
      tally.choosy += 1
      const unitId = await region.someUnit(customer)
      if (unitId !== null) {
        outcome = await region.book(customer, unitId)
        pinned = 'ok' in outcome
        if (pinned) tally.choosyServed += 1
      }
    }
    if (!pinned) outcome = await region.book(customer, null)
    const accepted = outcome !== undefined && 'ok' in outcome
    if (outcome && 'refused' in outcome && outcome.refused !== 'CLASS_SOLD_OUT') {
      throw new Error(`A customer was told ${outcome.refused}.`)
    }
    if (must) tally.fitting += 1
    if (!may) tally.unfitting += 1
    if (must && !accepted) tally.falseRefusals += 1
    if (!may && accepted) tally.wrongAcceptances += 1
    if (!outcome || !('ok' in outcome)) return
    tally.accepted += 1
    open += 1
    const rental = { id: outcome.ok.id, customer, met: false, pickedUpAt: 0 }
    const unpaid = customer.fate === 'does not pay'
    ledger.put({
      ...trip,
      id: rental.id,
      classId: customer.classId,
      ...(unpaid ? { lapsesAt: now + 10 * minute } : {}),
    })
    switch (customer.fate) {
      case 'does not pay':
        return agenda.add(now + 10 * minute, { kind: 'expire', rental })
      case 'cancels':
        return agenda.add(customer.cancelsAt, { kind: 'cancel', rental })
      case 'stays away':
        return agenda.add(customer.from + 120 * minute, { kind: 'no-show', rental })
      case 'comes':
        return agenda.add(Math.max(customer.arrivesAt, now), { kind: 'arrive', rental })
    }
  }

  const arrive = async (rental: Rental, now: number) => {
    const { customer } = rental
    let outcome = await region.checkIn(rental.id)
    if ('refused' in outcome && options.cascade && now >= customer.from && (await region.rescue(rental.id))) {
      tally.rescued += 1
      await learn()
      outcome = await region.checkIn(rental.id)
    }
    if ('ok' in outcome) {
      tally.pickUps += 1
      rental.pickedUpAt = now
      const mine = ledger.get(rental.id)
      if (mine && ledger.room(mine.classId, { ...mine, from: now }, now, 'perhaps', rental.id) < 1)
        ledger.hurry(mine, now)
      ledger.start(rental.id, now)
      agenda.add(Math.max(customer.returnsAt, now + 30 * minute), { kind: 'return', rental })
      return
    }
    if (outcome.refused !== 'UNIT_NOT_READY') throw new Error(`A customer was told ${outcome.refused}.`)
    // Early customers wait.
    if (now < customer.from) return agenda.add(customer.from, { kind: 'arrive', rental })
    const mine = ledger.get(rental.id)
    if (mine && ledger.room(mine.classId, { ...mine, from: now }, now, 'surely', rental.id) >= 1) {
      tally.counterErrors += 1
    }
    if (!rental.met) {
      tally.counterConflicts += 1
      rental.met = true
    }
    const again = now + 20 * minute
    if (again < Math.min(customer.from + 119 * minute, customer.to)) {
      return agenda.add(again, { kind: 'arrive', rental })
    }
    tally.turnedAway += 1
    await region.cancel(rental.id)
    await close(rental)
  }

  const takeBack = async (rental: Rental, now: number) => {
    const outcome = await region.checkOut(rental.id)
    if ('refused' in outcome) throw new Error(`A customer could not return a car: ${outcome.refused}.`)
    open -= 1
    const { to, totalMinor } = rental.customer
    tally.returns += 1
    if (now > to + 29 * minute) tally.lateReturns += 1
    tally.rentedHours += (now - rental.pickedUpAt) / hour
    tally.revenueMinor += totalMinor
    // A late return may meet the next booking of its unit, which cuts the turnaround short.
    ledger.finish(rental.id, now > to ? now : now + turnaround, now + turnaround)
    await learn()
  }

  const block = async (now: number) => {
    for (const branch of branches) {
      for (const classId of classes) {
        if (!luck.chance(0.005 * options.unitsOfClass)) continue
        const from = now + luck.below(20) * day + 8 * hour
        const to = from + (1 + luck.below(5)) * day
        const done = await region.block(classId, branch, new Date(from), new Date(to), luck.next())
        tally[done ? 'blocks' : 'blocksRefused'] += 1
        if (done) await learn()
      }
    }
  }

  const handle = async (what: Happening, now: number): Promise<void> => {
    switch (what.kind) {
      case 'ask':
        nextCustomer()
        return ask(what.customer, now)
      case 'expire':
        await region.expire(what.rental.id)
        return close(what.rental)
      case 'cancel':
        await region.cancel(what.rental.id)
        return close(what.rental)
      case 'no-show':
        await region.noShow(what.rental.id)
        return close(what.rental)
      case 'arrive':
        return arrive(what.rental, now)
      case 'return':
        return takeBack(what.rental, now)
      case 'hour':
        await region.settleBlocks()
        await learn()
        return ledger.settle(now)
      case 'late':
        if (await region.makeWay()) await learn()
        return
      case 'block':
        return block(now)
    }
  }

  nextCustomer()
  for (let n = 0; n < days * 24; n++) agenda.add(startsAt + n * hour, { kind: 'hour' })
  if (options.cascade)
    for (let n = 1; n < days * 48; n++) agenda.add(startsAt + n * 30 * minute, { kind: 'late' })
  if (options.blocks)
    for (let n = 0; n < days - 30; n++) agenda.add(startsAt + n * day + 1, { kind: 'block' })
  let week = 0
  let today = -1
  for (let entry = agenda.next(); entry; entry = agenda.next()) {
    const { at: now, what } = entry
    region.at.clock.set(new Date(now))
    const date = Math.floor((now - startsAt) / day)
    if (date !== today) {
      today = date
      await region.reseed(date)
      tell(Math.min(1, date / days))
    }
    if (date >= 7 * (week + 1)) {
      week += 1
      tally.drift += await drift(now)
    }
    await handle(what, now)
  }
  await region.settleBlocks()
  if (open !== 0) tally.drift += open
  tally.breaches = await region.breaches()
  await region.close()
  return tally
}
