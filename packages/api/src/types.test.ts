import type { Me } from '@forecourt/domain/identity/contract'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { expect, test } from 'vitest'
import type { AppRouter } from './router.ts'

/** True only for the very same type. */
type Eq<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

type Inputs = inferRouterInputs<AppRouter>
type Outputs = inferRouterOutputs<AppRouter>

test('types reach the client as the verbs state them', () => {
  const holds: true[] = [
    true satisfies Eq<Outputs['identity']['me'], Me>,
    true satisfies Eq<Outputs['identity']['signIn'], Me>,
    true satisfies Eq<Inputs['identity']['signIn'], { email: string; password: string }>,
  ]
  expect(holds).not.toContain(false)
})
