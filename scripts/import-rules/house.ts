/**
 * The house as data: who may know whom. DESIGN and docs/architecture.md say why; this file is what is enforced.
 */

/** Strangers to one another: they meet only in flows/. */
export const coreContexts = ['identity', 'fleet', 'pricing', 'booking', 'payments', 'invoicing', 'gate']

/** They look at the core from outside, through its front doors. */
export const outerContexts = ['availability', 'notifications', 'realtime', 'analytics', 'compliance']

/** The files by which a context is entered. */
export const frontDoors = ['index.ts', 'contract.ts']

/** Whose tables a folder of the domain may read besides its own. It writes its own alone. */
export const reads: Record<string, string[] | 'all'> = {
  booking: ['fleet'],
  // The names of the branches that staff work at.
  identity: ['fleet'],
  flows: 'all',
  ...Object.fromEntries(outerContexts.map((context) => [context, 'all' as const])),
}

/** Which packages of the workspace a package may import; tests may also use the Stripe sandbox. */
export const packageDirections: Record<string, string[]> = {
  'packages/db': [],
  'packages/domain': ['packages/db'],
  'packages/api': ['packages/domain'],
  'packages/jobs': ['packages/domain'],
  'packages/stripe-sandbox': [],
  'packages/client': ['packages/api', 'packages/domain'],
  'packages/ui': ['packages/api', 'packages/domain'],
  'apps/customer-web': ['packages/client', 'packages/ui', 'packages/api', 'packages/domain'],
  'apps/admin-web': ['packages/client', 'packages/ui', 'packages/api', 'packages/domain'],
  'apps/kiosk': ['packages/client', 'packages/ui', 'packages/api', 'packages/domain'],
}

/** What runs in a browser. */
export const browserPackages = [
  'packages/client',
  'packages/ui',
  'apps/customer-web',
  'apps/admin-web',
  'apps/kiosk',
]

/** The files of the domain that run in browsers too; none of them may reach the database or `node:`. */
export const browserSafe =
  /^packages\/domain\/src\/([a-z]+\/contract(-[a-z]+)?|kernel\/(errors|zone-words))\.ts$/

/** Packages from the registry that have one door in the house; types may be looked at from further away. */
export const oneDoor: Record<string, { door: string; files: RegExp; types?: RegExp }> = {
  stripe: {
    door: 'packages/domain/src/payments/stripe.ts',
    files:
      /^packages\/domain\/src\/payments\/stripe(-calls|-objects|-params)?\.ts$|^packages\/stripe-sandbox\/src\/(testing\/|.*\.test\.ts$)/,
    types: /^packages\/stripe-sandbox\//,
  },
  postgres: { door: 'packages/db', files: /^packages\/db\// },
}

/** Where `process.env` may be read: an env.ts, and what is no part of the running system. */
export const readsEnvironment = /(^|\/)env\.ts$|^(scripts|bench|e2e)\/|\.config\.ts$|\.test\.tsx?$/
