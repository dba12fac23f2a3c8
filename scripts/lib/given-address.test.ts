import { expect, it } from 'vitest'
import { givenAddress } from './given-address.mjs'
import { freePort } from './ports.mjs'

it('a variable that is not set names nothing', async () => {
  expect(await givenAddress({}, 'REDIS_URL')).toBeUndefined()
})

it.each([
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['DATABASE_URL', 'localhost:5432'],
  ['REDIS_URL', 'postgres://localhost'],
] as const)('%s=%s is told to be wrong, with the shape that it should have', async (variable, value) => {
  await expect(givenAddress({ [variable]: value }, variable)).rejects.toThrow(
    `${variable} must be an address like`,
  )
})

it('an address where nothing answers is named', async () => {
  const REDIS_URL = `redis://127.0.0.1:${await freePort(undefined)}`
  await expect(givenAddress({ REDIS_URL }, 'REDIS_URL')).rejects.toThrow(
    /REDIS_URL names .*, where nothing answers/,
  )
})

it('a server that answers is used', async () => {
  const { TEST_DATABASE_URL } = process.env
  expect(await givenAddress({ TEST_DATABASE_URL }, 'TEST_DATABASE_URL')).toBe(TEST_DATABASE_URL)
})
