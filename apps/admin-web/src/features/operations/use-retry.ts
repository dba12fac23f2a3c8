import { useTRPC } from '@forecourt/client'
import { useToast } from '@forecourt/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'

/** How often what runs in the background is looked at again, in ms. */
export const lookAgainMs = 10_000

/** After something was asked for again: says so, and reads anew what shows it, whoever was faster. */
export function useRetried() {
  const t = useT()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const toast = useToast()
  return {
    onSuccess: () => toast(t('operations.retried')),
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.operations.pathKey() }),
  }
}
