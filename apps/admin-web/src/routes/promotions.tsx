import { useTRPC } from '@forecourt/client'
import { buttonClass, Card, EmptyState, PageTitle, Segmented, Skeleton } from '@forecourt/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus, TicketPercent } from 'lucide-react'
import { useState } from 'react'
import { runsBranch, useStaff } from '../features/identity/session.ts'
import { NoPermission } from '../features/kit/no-permission.tsx'
import { QueryState } from '../features/kit/query-state.tsx'
import { type Promotion, usePriceDone } from '../features/pricing/rates.ts'
import { RetireDialog } from '../features/pricing/retire-dialog.tsx'
import { PromoRow } from '../features/promotions/promo-row.tsx'
import { usePromoWords } from '../features/promotions/words.ts'
import { useBranch } from '../features/shell/branch-context.ts'
import { useT } from '../i18n/index.ts'

/** The codes that customers may type, and what has been used of them. */
export function PromotionsRoute() {
  return runsBranch(useStaff().role) ? <Promotions /> : <NoPermission />
}

function Promotions() {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const [shown, setShown] = useState<'inForce' | 'retired'>('inForce')
  const [asked, setAsked] = useState<Promotion | null>(null)
  const list = useQuery(trpc.pricing.listPromotions.queryOptions({ retired: shown === 'retired' }))
  const add = (
    <Link to="/b/$branchId/promotions/new" params={{ branchId: branch.id }} className={buttonClass()}>
      <Plus aria-hidden className="size-4" />
      {t('promotions.add')}
    </Link>
  )
  return (
    <>
      <PageTitle
        className="[&_h1]:text-2xl"
        lead={<span className="text-base">{t('promotions.lead')}</span>}
        actions={add}
      >
        {t('promotions.title')}
      </PageTitle>
      <Segmented
        label={t('promotions.which')}
        name="promotions-shown"
        size="small"
        className="self-start"
        value={shown}
        onChange={setShown}
        options={(['inForce', 'retired'] as const).map((value) => ({
          value,
          label: t(`pricing.rules.${value}`),
        }))}
      />
      <Card flush>
        <QueryState query={list} skeleton={<Skeleton className="m-4 h-96" />}>
          {(promotions) =>
            promotions.length === 0 ? (
              <EmptyState
                icon={TicketPercent}
                title={t(shown === 'retired' ? 'promotions.noneRetired' : 'promotions.none')}
                actions={shown === 'inForce' && add}
              >
                {t(shown === 'retired' ? 'promotions.noneRetiredText' : 'promotions.noneText')}
              </EmptyState>
            ) : (
              <ul aria-label={t('promotions.title')}>
                {promotions.map((promo) => (
                  <PromoRow key={promo.id} promo={promo} onRetire={() => setAsked(promo)} />
                ))}
              </ul>
            )
          }
        </QueryState>
      </Card>
      {asked && <RetirePromo promo={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

function RetirePromo({ promo, onClose }: { promo: Promotion; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const words = usePromoWords()
  const { code } = promo
  const done = usePriceDone(onClose)
  const retire = useMutation(
    trpc.pricing.retirePromotion.mutationOptions({
      onSuccess: () => done(t('promotions.retiredToast', { code })),
    }),
  )
  return (
    <RetireDialog
      title={t('promotions.retireTitle', { code })}
      what={`${code}: ${words.gives(promo)}`}
      text={t('promotions.retireText')}
      confirm={t('promotions.retireConfirm', { code })}
      retire={{ ...retire, mutate: () => retire.mutate({ promotionId: promo.id }) }}
      onClose={onClose}
    />
  )
}
