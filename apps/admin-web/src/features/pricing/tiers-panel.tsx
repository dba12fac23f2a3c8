import { useTRPC } from '@forecourt/client'
import { Button, DataTable, Skeleton, useFormat } from '@forecourt/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { CircleX, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { useStaff } from '../identity/session.ts'
import { Panel } from '../kit/panel.tsx'
import { QueryState } from '../kit/query-state.tsx'
import { type LoyaltyTier, usePriceDone } from './rates.ts'
import { RetireDialog } from './retire-dialog.tsx'
import { usePercent } from './sentence.ts'
import { TierDialog } from './tier-dialog.tsx'

type Asked = { what: 'add' } | { what: 'change' | 'remove'; tier: LoyaltyTier }

/** From how many points on members have what off their stays; administrators change it. */
export function TiersPanel() {
  const t = useT()
  const trpc = useTRPC()
  const { language, number } = useFormat()
  const percent = usePercent()
  const { role } = useStaff()
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  const list = useQuery(trpc.pricing.listLoyaltyTiers.queryOptions({}))
  const nameOf = ({ nameEn, nameFr }: LoyaltyTier) => (language === 'fr' ? nameFr : nameEn)
  const others = (list.data ?? []).filter((one) => asked?.what !== 'change' || one.id !== asked.tier.id)
  return (
    <Panel
      flush
      title={t('pricing.terms.tiers')}
      actions={
        role === 'admin' && (
          <Button size="small" variant="secondary" onClick={() => setAsked({ what: 'add' })}>
            <Plus aria-hidden className="size-4" />
            {t('pricing.terms.addTier')}
          </Button>
        )
      }
    >
      <QueryState query={list} skeleton={<Skeleton className="m-4 h-32" />}>
        {(tiers) => (
          <DataTable
            caption={t('pricing.terms.tiers')}
            rows={tiers}
            rowKey={({ id }) => id}
            empty={t('pricing.terms.noTiers')}
            columns={[
              { id: 'name', header: t('pricing.terms.tier'), rowHeader: true, cell: nameOf },
              {
                id: 'points',
                header: t('pricing.terms.points'),
                align: 'end',
                cell: ({ minPoints }) => number(minPoints),
              },
              {
                id: 'discount',
                header: t('pricing.terms.discount'),
                align: 'end',
                cell: ({ discountBp }) => (discountBp === 0 ? t('none') : percent(-discountBp)),
              },
              ...(role === 'admin'
                ? [
                    {
                      id: 'actions',
                      header: t('action.actions'),
                      align: 'end' as const,
                      cell: (tier: LoyaltyTier) => (
                        <div className="-mr-3 flex justify-end sm:gap-1">
                          <Button
                            size="small"
                            variant="quiet"
                            aria-label={`${t('pricing.change')}: ${nameOf(tier)}`}
                            onClick={() => setAsked({ what: 'change', tier })}
                          >
                            <Pencil aria-hidden className="size-4" />
                            <span className="max-sm:hidden">{t('pricing.change')}</span>
                          </Button>
                          <Button
                            size="small"
                            variant="quiet"
                            aria-label={`${t('pricing.terms.removeTier')}: ${nameOf(tier)}`}
                            onClick={() => setAsked({ what: 'remove', tier })}
                          >
                            <CircleX aria-hidden className="size-4" />
                            <span className="max-sm:hidden">{t('pricing.terms.removeTier')}</span>
                          </Button>
                        </div>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </QueryState>
      {asked?.what === 'add' && <TierDialog others={others} onClose={close} />}
      {asked?.what === 'change' && <TierDialog tier={asked.tier} others={others} onClose={close} />}
      {asked?.what === 'remove' && <RemoveTier tier={asked.tier} name={nameOf(asked.tier)} onClose={close} />}
    </Panel>
  )
}

function RemoveTier({ tier, name, onClose }: { tier: LoyaltyTier; name: string; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const { number } = useFormat()
  const done = usePriceDone(onClose)
  const remove = useMutation(
    trpc.pricing.removeLoyaltyTier.mutationOptions({
      onSuccess: () => done(t('pricing.terms.tierRemoved', { name })),
    }),
  )
  return (
    <RetireDialog
      title={t('pricing.terms.removeTierTitle', { name })}
      what={t('pricing.terms.tierFrom', { points: number(tier.minPoints) })}
      text={t('pricing.terms.removeTierText')}
      confirm={t('pricing.terms.removeTierConfirm')}
      retire={{ ...remove, mutate: () => remove.mutate({ tierId: tier.id }) }}
      onClose={onClose}
    />
  )
}
