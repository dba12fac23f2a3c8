import type { Booking } from '@forecourt/domain/booking/contract'
import type { Branch } from '@forecourt/domain/fleet/contract'
import type { Me } from '@forecourt/domain/identity/contract'
import type { Note, Topic } from '@forecourt/domain/realtime/contract'
import type { TRPCClient } from '@trpc/client'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { expect, test } from 'vitest'
import { hold } from './endpoints.ts'
import type { AppRouter } from './router.ts'
import { read, write } from './trpc.ts'

/** True only for the very same type. */
type Eq<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

type Inputs = inferRouterInputs<AppRouter>
type Outputs = inferRouterOutputs<AppRouter>

test('types reach the client as the verbs state them', () => {
  const same: true[] = [
    true satisfies Eq<Outputs['identity']['me'], Me>,
    true satisfies Eq<Outputs['identity']['signIn'], Me>,
    true satisfies Eq<Inputs['identity']['signIn'], { email: string; password: string }>,
    true satisfies Eq<Outputs['booking']['hold'], Booking>,
    true satisfies Eq<Outputs['booking']['get'], Booking>,
    true satisfies Eq<Inputs['booking']['get'], { bookingId: string }>,
    // An instant goes over the wire as text, whatever the verb makes of it.
    true satisfies Eq<Inputs['pricing']['makeQuote']['from'], string>,
    true satisfies Eq<Outputs['fleet']['listBranches']['items'], Branch[]>,
  ]
  expect(same).not.toContain(false)
})

/** Never called: what the compiler refuses here, it refuses in the apps. */
export async function misuses(client: TRPCClient<AppRouter>): Promise<void> {
  await client.identity.me.query()
  // @ts-expect-error a field is missing
  await client.booking.get.query({})
  // @ts-expect-error a field is of another type
  await client.booking.get.query({ bookingId: 7 })
  // @ts-expect-error a write is no query
  client.booking.hold.query
  // @ts-expect-error there is no such verb
  client.booking.steal
  // @ts-expect-error the answer has no such field
  ;(await client.booking.get.query({ bookingId: 'x' })).password
  const topics: Topic[] = []
  client.realtime.follow.subscribe({ topics }, { onData: ({ data }) => data satisfies Note })
}

test('a verb cannot be exposed as what it is not', () => {
  expect(() => read(hold)).toThrow('booking.hold is a command')
  expect(() => write(hold)).not.toThrow()
})
