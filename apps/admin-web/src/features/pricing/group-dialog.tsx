import { useTRPC } from '@forecourt/client'
import { Button, Dialog, TextField } from '@forecourt/ui'
import { useMutation } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { Refusal } from '../booking/refusal.tsx'
import { readOf } from '../kit/read-form.ts'
import { useOffline } from '../kit/use-offline.ts'
import { useTypedForm } from '../kit/use-typed-form.tsx'
import { type BranchGroup, usePriceDone } from './rates.ts'

/** A new group of branches, or another name for one. */
export function GroupDialog({ group, onClose }: { group?: BranchGroup; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const offline = useOffline()
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
    <Dialog
      open
      onClose={onClose}
      title={group ? t('pricing.terms.groupTitle', { name: group.name }) : t('pricing.terms.addGroup')}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            form="branch-group"
            loading={create.isPending || rename.isPending}
            disabledReason={offline}
          >
            {t('pricing.terms.saveGroup')}
          </Button>
        </>
      }
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
    </Dialog>
  )
}
