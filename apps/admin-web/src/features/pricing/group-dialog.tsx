import { useTRPC } from '@forecourt/client'
import { TextField } from '@forecourt/ui'
import { useMutation } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { Refusal } from '../booking/refusal.tsx'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { readOf } from '../kit/read-form.ts'
import { useTypedForm } from '../kit/use-typed-form.tsx'
import { type BranchGroup, usePriceDone } from './rates.ts'

/** A new group of branches, or another name for one. */
export function GroupDialog({ group, onClose }: { group?: BranchGroup; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const done = usePriceDone(onClose)
  const create = useMutation(trpc.pricing.createBranchGroup.mutationOptions())
  const rename = useMutation(trpc.pricing.renameBranchGroup.mutationOptions())
  const typed = useTypedForm(
    { name: group?.name ?? '' },
    ({ name }) => {
      const given = name.trim()
      const good = given.length > 0 && given.length <= 80
      return readOf(good ? { name: given } : undefined, good ? {} : { name: t('pricing.terms.groupWrong') })
    },
    ({ name }) => {
      const onSuccess = () => done(t('pricing.terms.groupSaved', { name }))
      if (group) rename.mutate({ groupId: group.id, name }, { onSuccess })
      else create.mutate({ name }, { onSuccess })
    },
  )
  return (
    <AskDialog
      title={group ? t('pricing.terms.groupTitle', { name: group.name }) : t('pricing.terms.addGroup')}
      confirm={t('pricing.terms.saveGroup')}
      form="branch-group"
      pending={create.isPending || rename.isPending}
      onClose={onClose}
    >
      <form id="branch-group" onSubmit={typed.onSubmit} noValidate className="flex flex-col gap-4">
        {typed.summary}
        <TextField
          label={t('pricing.terms.groupName')}
          hint={t('pricing.terms.groupNameHint')}
          {...typed.text('name')}
        />
      </form>
      <Refusal error={create.error ?? rename.error} />
    </AskDialog>
  )
}
