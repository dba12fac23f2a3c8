import { createPrivateKey, createPublicKey } from 'node:crypto'
import { CompactSign, compactVerify } from 'jose'
import { z } from 'zod'
import { refuse } from '../kernel/index.ts'

/**
 * Signed tokens (Ed25519, JWS). A pass lets a booking in at a terminal; a terminal with the public key can check
 * it without a network. An identification is what a terminal got for showing a pass, a reference or a plate.
 */
const claims = z.object({
  /** `pass` or `identified`: one is never taken for the other. */
  use: z.enum(['pass', 'identified']),
  bookingId: z.uuid(),
  /** The terminal that identified the customer. */
  terminalId: z.uuid().optional(),
  /** Seconds since 1970. */
  exp: z.number().int(),
})
export type TokenClaims = z.infer<typeof claims>

export async function signToken(token: TokenClaims, privateJwk: string): Promise<string> {
  const key = createPrivateKey({ key: JSON.parse(privateJwk), format: 'jwk' })
  const payload = new TextEncoder().encode(JSON.stringify(token))
  return new CompactSign(payload).setProtectedHeader({ alg: 'EdDSA' }).sign(key)
}

/** @throws PASS_INVALID when it is forged, of another use, or has run out */
export async function readToken(
  token: string,
  use: TokenClaims['use'],
  privateJwk: string,
  now: Date,
): Promise<TokenClaims> {
  const publicKey = createPublicKey(createPrivateKey({ key: JSON.parse(privateJwk), format: 'jwk' }))
  const payload = await compactVerify(token, publicKey, { algorithms: ['EdDSA'] }).then(
    (result) => claims.safeParse(JSON.parse(new TextDecoder().decode(result.payload))),
    () => null,
  )
  if (!payload?.success || payload.data.use !== use) {
    return refuse('PASS_INVALID', 'This code is not one of ours. Type the reference instead.')
  }
  if (payload.data.exp * 1000 <= now.getTime()) {
    return refuse('PASS_INVALID', 'This code has run out. Type the reference instead.')
  }
  return payload.data
}
