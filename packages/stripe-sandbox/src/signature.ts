import { createHmac } from 'node:crypto'

/**
 * The `Stripe-Signature` header of a webhook body. The time is the machine's, not the sandbox's movable clock:
 * receivers compare it with their own and refuse what is older than five minutes.
 */
export function signatureHeader(body: string, secret: string, at = Math.floor(Date.now() / 1000)): string {
  const v1 = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
  return `t=${at},v1=${v1}`
}
