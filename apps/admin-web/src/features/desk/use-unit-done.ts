import { useTRPC } from '@forecourt/client'
import { useToast } from '@forecourt/ui'
import { useQueryClient } from '@tanstack/react-query'

/** After something was done to a unit: says so, and reads again what shows units and their bookings. */
export function useUnitDone(said: string, onClose: () => void): () => void {
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  return () => {
    toast(said)
    for (const queryKey of [trpc.fleet.pathKey(), trpc.desk.pathKey(), trpc.booking.pathKey()])
      void queries.invalidateQueries({ queryKey })
    onClose()
  }
}
