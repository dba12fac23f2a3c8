import { useTRPC } from '@forecourt/client'
import { TextField } from '@forecourt/ui'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useT } from '../../i18n/index.ts'
import { Refusal } from '../booking/refusal.tsx'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { useBranch } from '../shell/branch-context.ts'
import type { PairingCode } from './code-dialog.tsx'

/** Names a new terminal; its code follows. */
export function AddDialog({ onClose, onCode }: { onClose: () => void; onCode: (code: PairingCode) => void }) {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const { register, handleSubmit, formState } = useForm({ defaultValues: { name: '' } })
  const create = useMutation(trpc.gate.createTerminal.mutationOptions({ onSuccess: onCode }))
  return (
    <AskDialog
      title={t('terminals.add')}
      confirm={t('terminals.create')}
      form="add-terminal"
      pending={create.isPending}
      onClose={onClose}
    >
      <form
        id="add-terminal"
        noValidate
        onSubmit={handleSubmit(({ name }) => create.mutate({ branchId: branch.id, name }))}
      >
        <TextField
          label={t('terminals.name')}
          hint={t('terminals.nameHint')}
          autoComplete="off"
          maxLength={60}
          error={formState.errors.name && t('terminals.missingName')}
          {...register('name', { validate: (name) => name.trim() !== '' })}
        />
      </form>
      <Refusal error={create.error} />
    </AskDialog>
  )
}
