import { useTRPC } from '@forecourt/client'
import { Skeleton } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { ExtrasChoice, type ExtrasChoiceProps } from '../book/extras-choice.tsx'

export type ExtrasFieldsProps = Omit<ExtrasChoiceProps, 'extras'> & { branchId: string }

/** Cover and things to go with a booking, as in the booking itself. */
export function ExtrasFields({ branchId, ...choice }: ExtrasFieldsProps) {
  const trpc = useTRPC()
  const { product } = choice
  const list = useQuery(
    trpc.pricing.listExtras.queryOptions({ product, branchId }, { staleTime: 60 * 60_000 }),
  )
  if (list.isPending) return <Skeleton className="h-64 w-full" />
  return <ExtrasChoice extras={list.data ?? []} {...choice} />
}
