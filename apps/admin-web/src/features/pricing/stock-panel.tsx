import { type Outputs, useTRPC } from '@forecourt/client'
import type { Product } from '@forecourt/domain/pricing/contract'
import { Button, Card, EmptyState, Skeleton, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { Package, Pencil, Infinity as Unlimited } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { QueryState } from '../kit/query-state.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { StockDialog } from './stock-dialog.tsx'

type Stocked = Outputs['pricing']['listExtraStock'][number]

/** How many pieces of each extra the branch has to give out. */
export function StockPanel({ product }: { product: Product }) {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const { language } = useFormat()
  const [asked, setAsked] = useState<Stocked | null>(null)
  const list = useQuery(trpc.pricing.listExtraStock.queryOptions({ branchId: branch.id }))
  const nameOf = (extra: Stocked) => (language === 'fr' ? extra.nameFr : extra.nameEn)
  return (
    <Card flush>
      <p className="border-hairline border-b px-4 py-3 text-muted text-sm">{t('pricing.stock.about')}</p>
      <QueryState query={list} skeleton={<Skeleton className="m-4 h-64" />}>
        {(all) => {
          const extras = all.filter((extra) => extra.product === product)
          return extras.length === 0 ? (
            <EmptyState icon={Package} title={t('pricing.stock.none')}>
              {t('pricing.stock.noneText')}
            </EmptyState>
          ) : (
            <ul>
              {extras.map((extra) => (
                <li
                  key={extra.id}
                  className="flex items-center justify-between gap-4 border-hairline border-b px-4 py-3 last:border-b-0"
                >
                  <div className="min-w-0">
                    <p className="font-medium">{nameOf(extra)}</p>
                    <Pieces extra={extra} />
                  </div>
                  <Button
                    size="small"
                    variant="quiet"
                    aria-label={`${t('pricing.stock.set')}: ${nameOf(extra)}`}
                    onClick={() => setAsked(extra)}
                  >
                    <Pencil aria-hidden className="size-4" />
                    {t('pricing.stock.set')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }}
      </QueryState>
      {asked && <StockDialog extra={asked} name={nameOf(asked)} onClose={() => setAsked(null)} />}
    </Card>
  )
}

function Pieces({ extra: { quantity, out } }: { extra: Stocked }) {
  const t = useT()
  if (quantity === null)
    return (
      <p className="flex items-center gap-1.5 text-muted">
        <Unlimited aria-hidden className="size-4" />
        {t('pricing.stock.unlimited')}
      </p>
    )
  return (
    <p className="text-muted">
      {t('pricing.stock.pieces', { count: quantity })}
      {out > 0 && ` · ${t('pricing.stock.out', { count: out })}`}
    </p>
  )
}
