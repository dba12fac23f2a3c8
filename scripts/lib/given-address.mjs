import { Failure } from './failure.mjs'
import { answers } from './ports.mjs'

const kinds = {
  DATABASE_URL: { scheme: 'postgres', protocols: ['postgres:', 'postgresql:'], port: 5432 },
  TEST_DATABASE_URL: { scheme: 'postgres', protocols: ['postgres:', 'postgresql:'], port: 5432 },
  REDIS_URL: { scheme: 'redis', protocols: ['redis:', 'rediss:'], port: 6379 },
}

/**
 * The address of a running server that a variable names, checked; undefined when the variable is not set.
 * @param {Record<string, string | undefined>} env
 * @param {keyof typeof kinds} variable
 */
export async function givenAddress(env, variable) {
  const address = env[variable]
  if (address === undefined) return undefined
  const { scheme, protocols, port } = kinds[variable]
  const fix = `Correct ${variable}, or unset it to let this command run a server of its own.`
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url?.hostname || !protocols.includes(url.protocol)) {
    throw new Failure(`${variable} must be an address like ${scheme}://user:password@host:${port}/…`, fix)
  }
  if (!(await answers(url.hostname, Number(url.port) || port))) {
    throw new Failure(`${variable} names ${url.host}, where nothing answers.`, `Start that server. ${fix}`)
  }
  return address
}
