import { join, relative } from 'node:path'
import { root } from './paths.mjs'

const accounts = ['customer', 'agent', 'manager', 'admin', 'owner']

/**
 * What a person needs to know once everything runs.
 * @param {Record<string, string | undefined>} env
 * @param {string} data
 * @param {boolean} withSandbox
 */
export function welcome(env, data, withSandbox) {
  const origin = env.PUBLIC_URL ?? ''
  const isDevelopment = env.NODE_ENV !== 'production'
  const addresses = [
    ['Customer web', `${origin}/`],
    ['Admin', `${origin}/admin/`],
    ['Kiosk', `${origin}/kiosk/`, isDevelopment ? 'pairs with code 000000' : ''],
    ['REST', `${origin}/api/docs`],
    ...(isDevelopment && !env.SMTP_URL ? [['Mailbox', `${origin}/dev/mailbox`]] : []),
    ...(withSandbox ? [['Stripe sandbox', env.STRIPE_API_BASE ?? '']] : []),
  ]
  const lines = addresses.map(
    ([name = '', address = '', note]) => `  ${name.padEnd(16)}${address}${note ? `   ${note}` : ''}`,
  )
  const people = `\n  Sign in, password forecourt-demo:\n  ${accounts.map((name) => `${name}@forecourt.test`).join('  ')}\n`
  return `
Forecourt is running.

${lines.join('\n')}
${isDevelopment ? people : ''}
  Logs in ${relative(root, join(data, 'logs'))}/. Ctrl-C stops everything that was started.`
}
