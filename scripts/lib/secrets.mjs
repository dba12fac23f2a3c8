import { createECDH, generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The secrets of this data directory, each made once.
 * @param {string} data
 * @returns {Record<string, string>} by variable
 */
export function secretsOf(data) {
  const file = join(data, 'secrets.json')
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const secrets = { ...newSecrets(), ...known }
  if (Object.keys(secrets).length > Object.keys(known).length)
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  return secrets
}

function newSecrets() {
  const { privateKey } = generateKeyPairSync('ed25519')
  return {
    APP_SECRET: randomBytes(32).toString('hex'),
    PASS_PRIVATE_JWK: JSON.stringify(privateKey.export({ format: 'jwk' })),
    STRIPE_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('hex')}`,
    ...vapidKeys(),
  }
}

/** What push messages are signed with (RFC 8292). */
function vapidKeys() {
  const pair = createECDH('prime256v1')
  return {
    VAPID_PUBLIC_KEY: pair.generateKeys('base64url'),
    VAPID_PRIVATE_KEY: pair.getPrivateKey('base64url'),
  }
}
