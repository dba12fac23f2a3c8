import { errorOf, useTRPC } from '@forecourt/client'
import { useFormat } from '@forecourt/ui'
import { useMutation } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { type BranchGroup, usePriceDone } from './rates.ts'
import { RetireDialog } from './retire-dialog.tsx'

const isRule = (one: unknown): one is { en: string; fr: string } =>
  typeof one === 'object' && one !== null && 'en' in one && 'fr' in one

/** Gives a group up; where rules are made for it, it says which. */
export function RetireGroup({ group, onClose }: { group: BranchGroup; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const { language } = useFormat()
  const done = usePriceDone(onClose)
  const retire = useMutation(
    trpc.pricing.retireBranchGroup.mutationOptions({
      onSuccess: () => done(t('pricing.terms.groupRetired', { name: group.name })),
    }),
  )
  const { code, data } = retire.error ? errorOf(retire.error) : { code: '', data: {} }
  const rules = code === 'GROUP_IN_USE' && 'rules' in data && Array.isArray(data.rules) ? data.rules : []
  const names = rules.filter(isRule).map((rule) => rule[language])
  return (
    <RetireDialog
      title={t('pricing.terms.retireGroupTitle', { name: group.name })}
      what={t('pricing.terms.groupOf', { count: group.branchIds.length })}
      text={t('pricing.terms.retireGroupText')}
      confirm={t('pricing.terms.retireGroupConfirm')}
      retire={{
        ...retire,
        refusal: names.length > 0 ? t('pricing.terms.groupInUse', { rules: names.join(', ') }) : undefined,
        mutate: () => retire.mutate({ groupId: group.id }),
      }}
      onClose={onClose}
    />
  )
}
