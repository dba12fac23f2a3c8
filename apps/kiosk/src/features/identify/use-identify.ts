import { errorOf, useTRPC } from '@forecourt/client'
import { useMutation } from '@tanstack/react-query'
import type { Way } from '../session/session.ts'
import { useSession } from '../session/session-context.tsx'

/** Why a booking was not found: nothing matches, or no answer came. */
export type NotFound = 'unknown' | 'network'

type Proof =
  | { by: 'pass'; token: string }
  | { by: 'reference'; reference: string; lastName: string }
  | { by: 'plate'; plate: string }

const wayOf: Record<Proof['by'], Way> = { pass: 'scan', reference: 'reference', plate: 'plate' }

/** Refusals after which another try at this terminal is no use. */
const final = new Set(['TOO_MANY_ATTEMPTS', 'WRONG_STATUS', 'WRONG_BRANCH'])

/**
 * Asks the server whose booking this is. A found booking moves the session on, a refusal that nothing here
 * can mend ends it; everything else is told by `problem`, for another try.
 */
export function useIdentify(onNotFound?: (why: NotFound) => void) {
  const trpc = useTRPC()
  const { dispatch } = useSession()
  const identify = useMutation(trpc.gate.identify.mutationOptions())
  const problem = identify.error ? reasonOf(errorOf(identify.error).code) : null

  function find(proof: Proof): void {
    identify.mutate(proof, {
      onSuccess: (found) =>
        dispatch({ type: 'found', by: wayOf[proof.by], found, commandId: crypto.randomUUID() }),
      onError: (error) => {
        const refusal = errorOf(error).code
        if (final.has(refusal)) dispatch({ type: 'refused', code: refusal })
        else onNotFound?.(reasonOf(refusal))
      },
    })
  }

  return { find, busy: identify.isPending, problem, forget: identify.reset }
}

const reasonOf = (code: string): NotFound => (code === 'UNREACHABLE' ? 'network' : 'unknown')
