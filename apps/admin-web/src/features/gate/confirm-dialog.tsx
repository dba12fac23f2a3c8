import { useTRPC } from '@forecourt/client'
import type { Terminal } from '@forecourt/domain/gate/contract'
import { Button, Dialog, useToast } from '@forecourt/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { Refusal } from '../booking/refusal.tsx'
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
    <Dialog
      open
      onClose={onClose}
      title={t('terminals.revokeTitle', { name })}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            variant="danger"
            loading={revoke.isPending}
            onClick={() => revoke.mutate({ terminalId: terminal.id })}
          >
            {t('terminals.revokeConfirm', { name })}
          </Button>
        </>
      }
    >
      <p>{t('terminals.revokeText')}</p>
      <Refusal error={revoke.error} />
    </Dialog>
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
    <Dialog
      open
      onClose={onClose}
      title={t('terminals.newCodeTitle', { name: terminal.name })}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            loading={newCode.isPending}
            onClick={() => newCode.mutate({ terminalId: terminal.id })}
            variant={terminal.state === 'paired' ? 'danger' : 'primary'}
          >
            {t(terminal.state === 'paired' ? 'terminals.newCodeConfirm' : 'terminals.newCode')}
          </Button>
        </>
      }
    >
      <p>{t(terminal.state === 'paired' ? 'terminals.newCodeText' : 'terminals.codeText')}</p>
      <Refusal error={newCode.error} />
    </Dialog>
  )
}
