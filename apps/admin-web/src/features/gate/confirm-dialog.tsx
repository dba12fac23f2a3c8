import { useTRPC } from '@forecourt/client'
import type { Terminal } from '@forecourt/domain/gate/contract'
import { useToast } from '@forecourt/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { Refusal } from '../booking/refusal.tsx'
import { AskDialog } from '../kit/ask-dialog.tsx'
import type { PairingCode } from './code-dialog.tsx'

type Props = { terminal: Terminal; onClose: () => void }

/** Cutting a device off, by its name. */
export function RevokeDialog({ terminal, onClose }: Props) {
  const t = useT()
  const trpc = useTRPC()
  const toast = useToast()
  const queries = useQueryClient()
  const { name } = terminal
  const revoke = useMutation(
    trpc.gate.revokeTerminal.mutationOptions({
      onSuccess: () => {
        toast(t('terminals.revokedToast', { name }))
        void queries.invalidateQueries({ queryKey: trpc.gate.listTerminals.pathKey() })
        onClose()
      },
    }),
  )
  return (
    <AskDialog
      title={t('terminals.revokeTitle', { name })}
      confirm={t('terminals.revokeConfirm', { name })}
      danger
      pending={revoke.isPending}
      onConfirm={() => revoke.mutate({ terminalId: terminal.id })}
      onClose={onClose}
    >
      <p>{t('terminals.revokeText')}</p>
      <Refusal error={revoke.error} />
    </AskDialog>
  )
}

/** A new code cuts off the device that is paired: only asked where there is one. */
export function NewCodeDialog({
  terminal,
  onClose,
  onCode,
}: Props & { onCode: (code: PairingCode) => void }) {
  const t = useT()
  const trpc = useTRPC()
  const newCode = useMutation(trpc.gate.newPairingCode.mutationOptions({ onSuccess: onCode }))
  return (
    <AskDialog
      title={t('terminals.newCodeTitle', { name: terminal.name })}
      confirm={t(terminal.state === 'paired' ? 'terminals.newCodeConfirm' : 'terminals.newCode')}
      pending={newCode.isPending}
      onConfirm={() => newCode.mutate({ terminalId: terminal.id })}
      danger={terminal.state === 'paired'}
      onClose={onClose}
    >
      <p>{t(terminal.state === 'paired' ? 'terminals.newCodeText' : 'terminals.codeText')}</p>
      <Refusal error={newCode.error} />
    </AskDialog>
  )
}
