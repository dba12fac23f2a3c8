import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import { DomainError, refuse } from '@forecourt/domain/kernel'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ApiEnv } from './env.ts'

const stripeCheckout = 'https://checkout.stripe.com'

/** Headers that hold a browser to what our pages need, and no more. */
export async function harden(app: FastifyInstance, env: ApiEnv, publicUrl: string): Promise<void> {
  const https = publicUrl.startsWith('https:')
  const checkout = env.STRIPE_API_BASE ? new URL(env.STRIPE_API_BASE).origin : stripeCheckout
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'self'"],
        // The kiosk reads QR codes with a WebAssembly decoder.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        // Radix locks the page behind a dialog with a style element of its own.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...tileOrigins(env.MAP_TILES_URL)],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        formAction: ["'self'", checkout],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 365 * 24 * 3600, includeSubDomains: false } : false,
    // Pages of our own learn which page asks; the kiosk is told from it (actor.ts).
    referrerPolicy: { policy: 'same-origin' },
  })
  app.addHook('onSend', async (_request, reply) => {
    reply.header('permissions-policy', 'camera=(self), geolocation=(self), microphone=(), payment=()')
  })
}

/** `https://{s}.tiles.example/{z}/{x}/{y}.png` comes from `https://*.tiles.example`. */
const tileOrigins = (url: string | undefined): string[] =>
  url === undefined ? [] : [new URL(url.replace('{s}', '*')).origin]

const readOnly = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses writes that another site's page sends with our cookies. Browsers say where a request comes from in
 * `Sec-Fetch-Site`, older ones in `Origin`; what says neither is no browser, and has no cookies but its own.
 * @throws FOREIGN_ORIGIN
 */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  if (readOnly.has(request.method)) return
  const { origin, 'sec-fetch-site': site } = request.headers
  if (site === 'same-origin' || site === 'none') return
  if (origin === undefined && site === undefined) return
  const ownOrigins = [new URL(publicUrl).origin, `${request.protocol}://${request.host}`]
  if (origin !== undefined && ownOrigins.includes(origin)) return
  refuse('FOREIGN_ORIGIN', 'Pages of other sites may not do this.')
}

/** At most so many requests a minute from one address. @throws TOO_MANY_ATTEMPTS */
export async function limitRate(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { ttl }) =>
      new DomainError('TOO_MANY_ATTEMPTS', 'Too many requests from this address. Wait a moment.', {
        retryAfterSeconds: Math.ceil(ttl / 1000),
      }),
  })
}
