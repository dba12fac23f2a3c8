import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from './trpc.ts'

/** The photos of a booking's car, and how one is added. */
export function useCondition(bookingId: string) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const options = trpc.condition.ofBooking.queryOptions({ bookingId })
  const query = useQuery(options)
  const { mutateAsync: add } = useMutation(
    trpc.condition.addPhoto.mutationOptions({
      onSuccess: (condition) => queries.setQueryData(options.queryKey, condition),
    }),
  )
  return { query, add }
}
