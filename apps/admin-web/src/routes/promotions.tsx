import { useServerClock, useTRPC } from '@forecourt/client'
import { buttonClass, Card, EmptyState, PageTitle, Skeleton } from '@forecourt/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus, TicketPercent } from 'lucide-react'
import { useState } from 'react'
import { runsBranch, useStaff } from '../features/identity/session.ts'
import { NoPermission } from '../features/kit/no-permission.tsx'
import { QueryState } from '../features/kit/query-state.tsx'
import { type Promotion, usePriceDone } from '../features/pricing/rates.ts'
import { RetireDialog } from '../features/pricing/retire-dialog.tsx'
import { type Shown, ShownSwitch } from '../features/pricing/shown-switch.tsx'
import { PromoRow } from '../features/promotions/promo-row.tsx'
import { promoState } from '../features/promotions/promo-state.ts'
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
  const now = useServerClock(60_000)
  const [shown, setShown] = useState<Shown>('inForce')
  const [asked, setAsked] = useState<Promotion | null>(null)
  const ended = shown === 'ended'
  const inForce = useQuery(trpc.pricing.listPromotions.queryOptions({}))
  const retired = useQuery(trpc.pricing.listPromotions.queryOptions({ retired: true }, { enabled: ended }))
  const isOver = (promo: Promotion) => promoState(promo, now) === 'over'
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
      <ShownSwitch
        label={t('promotions.which')}
        ended={t('promotions.ended')}
        value={shown}
        onChange={setShown}
      />
      <Card flush>
        <QueryState query={ended ? retired : inForce} skeleton={<Skeleton className="m-4 h-96" />}>
          {(all) => {
            const promotions = ended
              ? [...(inForce.data ?? []).filter(isOver), ...all]
              : all.filter((promo) => !isOver(promo))
            return promotions.length === 0 ? (
              <EmptyState
                icon={TicketPercent}
                title={t(ended ? 'promotions.noneEnded' : 'promotions.none')}
                actions={!ended && add}
              >
                {t(ended ? 'promotions.noneEndedText' : 'promotions.noneText')}
              </EmptyState>
            ) : (
              <ul aria-label={t('promotions.title')}>
                {promotions.map((promo) => (
                  <PromoRow key={promo.id} promo={promo} onRetire={() => setAsked(promo)} />
                ))}
              </ul>
            )
          }}
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
