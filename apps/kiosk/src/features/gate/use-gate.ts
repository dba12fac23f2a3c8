import { errorOf, useTRPC } from '@forecourt/client'
import type { GateCommand } from '@forecourt/domain/gate/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { inKilometres } from '../return/kilometres.ts'
import type { Session } from '../session/session.ts'
import { useSession } from '../session/session-context.tsx'

/** A gate that said nothing for this long is not waited for in silence, in ms. */
const silenceMs = 5_000
/** Asked beside the live notes, so that a broken stream does not keep an open gate shut on screen. */
const pollMs = 1_000

/**
 * Sends the session's one order and watches what the gate makes of it. Every try carries the same id, so
 * that the server never lets one person through twice. Answers the command once the server knows it.
 */
export function useGate(): GateCommand | undefined {
  const trpc = useTRPC()
  const { session, dispatch } = useSession()
  const { order } = session
  const checkIn = useMutation(trpc.kiosk.checkIn.mutationOptions())
  const checkOut = useMutation(trpc.kiosk.checkOut.mutationOptions())
  const sent = session.found?.step === 'check_out' ? checkOut : checkIn
  const commandId = order?.id ?? ''
  const watched = useQuery(
    trpc.gate.command.queryOptions(
      { commandId },
      {
        enabled: sent.isSuccess && order?.phase !== 'opened',
        refetchInterval: pollMs,
        staleTime: 0,
        gcTime: 0,
      },
    ),
  )
  const known = watched.data ?? sent.data

  const send = useEffectEvent(() => {
    const { found } = session
    if (!found || !order) return
    const onError = (error: unknown) => {
      const { code, data } = errorOf(error)
      if (data.errors?.some(({ field }) => field === 'odometerKm'))
        return dispatch({ type: 'mend', field: 'odometer' })
      // Without an answer the order may well be on its way: the same id is sent again, by the person's choice.
      if (code !== 'UNREACHABLE') dispatch({ type: 'refused', code })
    }
    const proof = { token: found.token, commandId: order.id }
    if (found.step === 'check_in') {
      const signedName = session.draft.signedName.trim()
      checkIn.mutate({ ...proof, ...(signedName && { signedName }) }, { onError })
    } else checkOut.mutate({ ...proof, ...returnOf(session) }, { onError })
  })

  const tries = order?.tries
  // Each try sends the order once.
  useEffect(() => {
    send()
    const timer = setTimeout(() => dispatch({ type: 'gate_silent' }), silenceMs)
    return () => clearTimeout(timer)
  }, [tries])

  const status = known?.status
  const updatedAt = watched.dataUpdatedAt
  // After a retry the same word counts again.
  useEffect(() => {
    if (status) dispatch({ type: 'gate_said', status })
  }, [status, updatedAt, dispatch])

  return known
}

/** What the person said about the car they bring back. */
function returnOf({ draft, found }: Session) {
  const country = found?.booking.dropoff.country ?? ''
  const note = draft.damageNote.trim()
  return {
    ...(draft.odometer && { odometerKm: inKilometres(Number(draft.odometer), country) }),
    ...(draft.energy !== null && { energyPercent: draft.energy }),
    ...(draft.damaged && note && { damageNote: note }),
  }
}
