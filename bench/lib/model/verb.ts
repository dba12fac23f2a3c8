/** What a verb of the model is, and how one is made. */
import fc from 'fast-check'
import type * as spec from './spec.ts'
import type { World } from './world.ts'

type Model = spec.Model
type Booking = spec.ModelBooking

export type Verb<A, R> = {
  draw: fc.Arbitrary<A>
  /** The answers that are right; null when there is nothing to ask it about. */
  expect: (model: Model, drawn: A) => spec.Answers | null
  ask: (world: World, model: Model, drawn: A) => Promise<R>
  accept: (model: Model, drawn: A, value: R) => void
}
/** A verb whose types are its own affair: what is made of it is made by a function that takes them as they are. */
export type OpenVerb = <S>(use: <A, R>(verb: Verb<A, R>) => S) => S
export const verb =
  <A, R>(entry: Verb<A, R>): OpenVerb =>
  (use) =>
    use(entry)
const rarely = (times: number) => fc.nat({ max: times - 1 }).map((n) => n === times - 1)

/** Which booking: one that the verb is meant for, if there is one, or once in a while any. */
const some = fc.record({ n: fc.nat({ max: 7 }), any: rarely(8) })
type Some = { n: number; any: boolean }

function chosen(model: Model, { n, any }: Some, meant: readonly spec.Status[]): Booking | undefined {
  const among = any ? model.bookings : model.bookings.filter(({ status }) => meant.includes(status))
  return among[n % among.length]
}

/** A verb about one booking, and what is drawn for it besides. */
export const onBooking = <D, R>(entry: {
  meant: readonly spec.Status[]
  draw: fc.Arbitrary<D>
  expect: (model: Model, booking: Booking, drawn: D) => spec.Answers | null
  ask: (world: World, booking: Booking, drawn: D, model: Model) => Promise<R>
  accept: (model: Model, booking: Booking, value: R, drawn: D) => void
}) => {
  const must = (model: Model, which: Some): Booking => {
    const booking = chosen(model, which, entry.meant)
    if (!booking) throw new Error('There is no booking to ask about.')
    return booking
  }
  return verb<{ which: Some; drawn: D }, R>({
    draw: fc.record({ which: some, drawn: entry.draw }),
    expect: (model, { which, drawn }) => {
      const booking = chosen(model, which, entry.meant)
      return booking ? entry.expect(model, booking, drawn) : null
    },
    ask: (world, model, { which, drawn }) => entry.ask(world, must(model, which), drawn, model),
    accept: (model, { which, drawn }, value) => entry.accept(model, must(model, which), value, drawn),
  })
}

/** For a verb that takes nothing but the booking. */
export const nothing = fc.constant(undefined)
