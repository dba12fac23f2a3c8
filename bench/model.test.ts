import { expect, it } from 'vitest'
import { play } from './lib/model/play.ts'

it('the engine does what its model says, whatever is asked in whatever order', async () => {
  expect(await play({ runs: 40, seed: 20_260_329, timeLimitMs: 20_000 })).toBeNull()
})
