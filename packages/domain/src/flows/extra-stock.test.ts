import { afterEach, beforeEach, expect, it } from 'vitest'
import { listExtraStock, setExtraStock } from '../pricing/index.ts'
import { makeExtra, userActor } from '../testing.ts'
import { makeWorld, type World } from './priced-world.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld(6)
})
afterEach(() => world.drop())

/** Says how many seats there are, books them, and looks. */
async function seats(pieces: number | null) {
  const { branch } = world
  const extraId = await makeExtra(world.sql, branch, pieces)
  const manager = world.call(userActor('manager', [branch.id]))
  return {
    set: (quantity: number | null) => setExtraStock(manager, { branchId: branch.id, extraId, quantity }),
    book: (quantity: number, from: string, to: string) =>
      world.hold({
        ...{ extras: [{ id: extraId, quantity }] },
        ...{ from: `2026-03-${from}T10:00:00Z`, to: `2026-03-${to}T10:00:00Z` },
      }),
    stock: async () =>
      (await listExtraStock(manager, { branchId: branch.id })).find(({ id }) => id === extraId)?.quantity,
  }
}

it('a stock below what is claimed is refused with when it would hurt, and nothing is changed', async () => {
  const { set, book, stock } = await seats(5)
  await book(1, '04', '06')
  await book(2, '05', '08')
  await book(2, '10', '12')
  await expect(set(1)).rejects.toMatchObject({
    code: 'EXTRA_PROMISED',
    data: {
      shortages: [
        { from: '2026-03-05T10:00:00.000Z', to: '2026-03-08T10:00:00.000Z', pieces: 3 },
        { from: '2026-03-10T10:00:00.000Z', to: '2026-03-12T10:00:00.000Z', pieces: 2 },
      ],
    },
  })
  expect(await stock()).toBe(5)
  await set(3)
  expect(await stock()).toBe(3)
})

it('a stock is without limit again, and what is claimed then counts once there is a number', async () => {
  const { set, book, stock } = await seats(1)
  await set(null)
  expect(await stock()).toBeNull()
  await book(3, '04', '06')
  await expect(set(2)).rejects.toMatchObject({ code: 'EXTRA_PROMISED' })
  await set(3)
  await expect(book(1, '05', '07')).rejects.toMatchObject({ code: 'EXTRA_SOLD_OUT' })
})
