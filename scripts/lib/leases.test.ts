import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Interrupted } from './failure.mjs'
import { giveLease, kept, otherLeases, takeLease, withLock } from './leases.mjs'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'forecourt-'))
})
afterEach(() => rmSync(home, { recursive: true }))

/** No process has this id: it is above what Linux and macOS give out. */
const deadProcess = 2 ** 22 + 1

describe('leases', () => {
  it('of living processes and of dev-services count, but not our own or those of the dead', () => {
    takeLease(home)
    takeLease(home, process.ppid)
    takeLease(home, deadProcess)
    takeLease(home, kept)
    expect(otherLeases(home).sort()).toEqual([String(process.ppid), kept])
    giveLease(home, kept)
    expect(otherLeases(home)).toEqual([String(process.ppid)])
  })
})

describe('withLock', () => {
  it('lets one in at a time and tells the others who is ahead', async () => {
    const events: string[] = []
    const enter = (name: string) =>
      withLock(
        home,
        { onWait: (holder) => events.push(`${name} waits for ${holder === process.pid}`) },
        async () => {
          events.push(`${name} in`)
          await new Promise((resolve) => setTimeout(resolve, 20))
          events.push(`${name} out`)
        },
      )
    await Promise.all([enter('first'), enter('second')])
    expect(events).toEqual(['first in', 'second waits for true', 'first out', 'second in', 'second out'])
  })

  it('opens again after a failure', async () => {
    const failing = withLock(home, {}, async () => {
      throw new Error('inside')
    })
    await expect(failing).rejects.toThrow('inside')
    expect(await withLock(home, {}, async () => 'in')).toBe('in')
  })

  it('takes over from a process that died inside', async () => {
    writeFileSync(join(home, 'lock'), String(deadProcess))
    expect(await withLock(home, {}, async () => 'in')).toBe('in')
    expect(existsSync(join(home, 'lock'))).toBe(false)
  })

  it('gives up waiting when interrupted', async () => {
    writeFileSync(join(home, 'lock'), String(process.ppid))
    const interruption = new AbortController()
    const waiting = withLock(
      home,
      { signal: interruption.signal, onWait: () => interruption.abort() },
      async () => 'in',
    )
    await expect(waiting).rejects.toThrow(Interrupted)
  })
})
