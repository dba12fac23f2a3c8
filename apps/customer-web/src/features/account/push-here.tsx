import { useTRPC } from '@forecourt/client'
import { Button, useOnline, useToast } from '@forecourt/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useT } from '../../i18n.ts'
import { Section } from '../shared/section.tsx'
import { endpointHere, pushState, subscribeHere, unsubscribeHere } from './push.ts'

const stateKey = ['push', 'here']

/** Whether this browser takes push messages, and the button for it. */
export function PushHere({ pushKey }: { pushKey: string }) {
  const t = useT()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const toast = useToast()
  const online = useOnline()
  const state = useQuery({ queryKey: stateKey, queryFn: pushState, staleTime: 0 })
  const keep = useMutation(trpc.account.subscribePush.mutationOptions())
  const forget = useMutation(trpc.account.unsubscribePush.mutationOptions())
  const turn = useMutation({
    mutationFn: async (on: boolean) => {
      if (on) await keep.mutateAsync(await subscribeHere(pushKey))
      else {
        const endpoint = await endpointHere()
        if (endpoint) await forget.mutateAsync({ endpoint })
        await unsubscribeHere()
      }
    },
    onSuccess: (_none, on) => toast(t(on ? 'notify.push.isOn' : 'notify.push.isOff')),
    onSettled: () => queries.invalidateQueries({ queryKey: stateKey }),
  })
  const now = state.data
  return (
    <Section title={t('notify.push.title')}>
      <p className="mb-4 text-muted">{t(`notify.push.${now ?? 'off'}`)}</p>
      {(now === 'on' || now === 'off') && (
        <Button
          variant="secondary"
          loading={turn.isPending}
          disabledReason={online ? undefined : t('shell.offlineReason')}
          onClick={() => turn.mutate(now === 'off')}
        >
          {t(now === 'off' ? 'notify.push.turnOn' : 'notify.push.turnOff')}
        </Button>
      )}
      {turn.isError && now !== 'refused' && (
        <p role="alert" className="mt-3 font-medium text-error">
          {t('notify.push.failed')}
        </p>
      )}
    </Section>
  )
}
