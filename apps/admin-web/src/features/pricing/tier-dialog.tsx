import { useTRPC } from '@forecourt/client'
import { setLoyaltyTierInput } from '@forecourt/domain/pricing/contract'
import { TextField, useFormat } from '@forecourt/ui'
import { useMutation } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { Refusal } from '../booking/refusal.tsx'
import { AskDialog } from '../kit/ask-dialog.tsx'
import { readOf, type Wrong } from '../kit/read-form.ts'
import { useTypedForm } from '../kit/use-typed-form.tsx'
import { type LoyaltyTier, usePriceDone } from './rates.ts'
import { parseCount, parsePercent, typedPercent } from './typed.ts'

type TierForm = { nameEn: string; nameFr: string; minPoints: string; discountBp: string }

/** A new tier of members, or another beginning or discount for one; `others` begin elsewhere. */
export function TierDialog({
  tier,
  others,
  onClose,
}: {
  tier?: LoyaltyTier
  others: readonly LoyaltyTier[]
  onClose: () => void
}) {
  const t = useT()
  const trpc = useTRPC()
  const { locale } = useFormat()
  const done = usePriceDone(onClose)
  const save = useMutation(
    trpc.pricing.setLoyaltyTier.mutationOptions({
      onSuccess: (_none, { nameEn, nameFr }) =>
        done(t('pricing.terms.tierSaved', { name: locale.startsWith('fr') ? nameFr : nameEn })),
    }),
  )
  const typed = useTypedForm(
    {
      nameEn: tier?.nameEn ?? '',
      nameFr: tier?.nameFr ?? '',
      minPoints: String(tier?.minPoints ?? ''),
      discountBp: tier ? typedPercent(tier.discountBp, locale) : '',
    },
    (form: TierForm) => {
      const input = {
        tierId: tier?.id ?? null,
        nameEn: form.nameEn,
        nameFr: form.nameFr,
        minPoints: parseCount(form.minPoints),
        discountBp: parsePercent(form.discountBp),
      }
      const read = setLoyaltyTierInput.safeParse(input)
      const wrong: Wrong<TierForm> = {}
      for (const field of ['nameEn', 'nameFr', 'minPoints', 'discountBp'] as const)
        if (read.error?.issues.some(({ path }) => path[0] === field))
          wrong[field] = t(`pricing.terms.tierWrong.${field}`)
      if (others.some(({ minPoints }) => minPoints === input.minPoints))
        wrong.minPoints = t('pricing.terms.tierWrong.taken')
      return readOf(read.data, wrong)
    },
    (input) => save.mutate(input),
  )
  return (
    <AskDialog
      title={tier ? t('pricing.terms.tierTitle', { name: tier.nameEn }) : t('pricing.terms.addTier')}
      confirm={t('pricing.terms.saveTier')}
      form="loyalty-tier"
      pending={save.isPending}
      onClose={onClose}
    >
      <form id="loyalty-tier" onSubmit={typed.onSubmit} noValidate className="flex flex-col gap-4">
        {typed.summary}
        <TextField label={t('pricing.terms.nameEn')} {...typed.text('nameEn')} />
        <TextField label={t('pricing.terms.nameFr')} {...typed.text('nameFr')} />
        <TextField
          label={t('pricing.terms.points')}
          hint={t('pricing.terms.pointsHint')}
          inputMode="numeric"
          {...typed.text('minPoints')}
        />
        <TextField
          label={t('pricing.terms.discount')}
          inputMode="decimal"
          after={<span className="pr-3 text-sm">%</span>}
          {...typed.text('discountBp')}
        />
      </form>
      <Refusal error={save.error} />
    </AskDialog>
  )
}
