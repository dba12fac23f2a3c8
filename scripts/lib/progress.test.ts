import { expect, it } from 'vitest'
import { createProgress } from './progress.mjs'
import { lastLines } from './run.mjs'

it('a step is one line, and what is said meanwhile stands on lines of its own', async () => {
  let screen = ''
  const progress = createProgress((text) => {
    screen += text
  })
  await progress.step('Migrations', async () => {})
  await progress.step('Data', async () => 'nothing to do')
  await progress.step('Servers', async () => progress.say('  Waiting …'))
  expect(screen.replaceAll(/\d+\.\d/g, '0.0')).toBe(
    '  Migrations … 0.0 s\n  Data … nothing to do, 0.0 s\n  Servers … \n  Waiting …\n  Servers: 0.0 s\n',
  )
})

it('of a failed command the last lines that say something are shown', () => {
  const output = 'first\nError: PORT is wrong\n    at file.ts:1\n\n    at other.ts:2\nNode.js v24\n'
  expect(lastLines(output, 2)).toBe('Error: PORT is wrong\nNode.js v24')
})
