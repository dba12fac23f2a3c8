import { expect, test } from 'vitest'
import { hashPassword, isPassword, nobodysHash } from './passwords.ts'

const costOf = (hash: string) => hash.split('$').slice(0, 4)

test('a password fits its own hash and no other', async () => {
  const hash = await hashPassword('correct horse')
  expect(await isPassword(hash, 'correct horse')).toBe(true)
  expect(await isPassword(hash, 'battery staple')).toBe(false)
  expect(await isPassword(undefined, 'correct horse')).toBe(false)
})

test('an unknown email costs what a known one costs', async () => {
  expect(costOf(nobodysHash)).toEqual(costOf(await hashPassword('anything')))
})
