/** What `scripts/with-services.mjs` gives. */
export function services(): { adminUrl: string; redisUrl: string } {
  const { DATABASE_URL: adminUrl, REDIS_URL: redisUrl } = process.env
  if (!adminUrl || !redisUrl) throw new Error('Run this through `npm run race` or `npm run bench`.')
  return { adminUrl, redisUrl }
}
