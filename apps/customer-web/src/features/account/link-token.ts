import { useEffect, useState } from 'react'

/**
 * The secret in the link of an email. It stands after the `#`, which browsers send to nobody, and is taken out of the
 * address at once.
 */
export function useLinkToken(): string {
  const [token] = useState(() => location.hash.slice(1))
  useEffect(() => history.replaceState(history.state, '', location.pathname), [])
  return token
}
