import { expect, it } from 'vitest'
import { runChaos } from './lib/chaos/run.ts'
import { short } from './lib/chaos/sizes.ts'

it('nothing is lost and nothing is done twice while everything beside the customers fails', {
  timeout: 240_000,
}, async () => {
  expect((await runChaos(short, () => {})).wrong).toEqual([])
})
