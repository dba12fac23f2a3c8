import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The secrets of this data directory, made once.
 * @param {string} data
 * @returns {Record<string, string>} by variable
 */
export function secretsOf(data) {
  const file = join(data, 'secrets.json')
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(newSecrets(), null, 2)}\n`, { mode: 0o600 })
  return JSON.parse(readFileSync(file, 'utf8'))
}

function newSecrets() {
  const { privateKey } = generateKeyPairSync('ed25519')
  return {
    APP_SECRET: randomBytes(32).toString('hex'),
    PASS_PRIVATE_JWK: JSON.stringify(privateKey.export({ format: 'jwk' })),
    STRIPE_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('hex')}`,
  }
}
