import { createServer, type Server } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { answers, freePort, isPortFree } from './ports.mjs'

let server: Server | undefined
afterEach(() => new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined))))

async function listen(host: string): Promise<number> {
  const port = await freePort(undefined)
  server = createServer()
  await new Promise<void>((resolve) => server?.listen(port, host, resolve))
  return port
}

it('a port that nobody has is free, and stays the preferred one', async () => {
  const port = await freePort(undefined)
  expect(await isPortFree(port)).toBe(true)
  expect(await freePort(port)).toBe(port)
  expect(await answers('127.0.0.1', port)).toBe(false)
})

it.each(['127.0.0.1', '0.0.0.0'])('a port that a server has on %s is not free', async (host) => {
  const port = await listen(host)
  expect(await isPortFree(port)).toBe(false)
  expect(await freePort(port)).not.toBe(port)
  expect(await answers('127.0.0.1', port)).toBe(true)
})
