import { useTRPC } from '@forecourt/client'
import type { Product } from '@forecourt/domain/fleet/contract'
import type { Extra } from '@forecourt/domain/pricing/contract'
import { Skeleton, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n.ts'
import { CoverChoice } from '../book/cover-choice.tsx'
import { ExtraRows } from '../book/extra-rows.tsx'
import type { Extras } from '../book/wizard-search.ts'

export type ExtrasFieldsProps = {
  product: Product
  branchId: string
  currency: string
  chosen: Extras
  onChange: (extras: Extras) => void
}

/** Cover and things to go with a booking, as in the booking itself. */
export function ExtrasFields({ product, branchId, currency, chosen, onChange }: ExtrasFieldsProps) {
  const t = useT()
  const trpc = useTRPC()
  const { money } = useFormat()
  const list = useQuery(
    trpc.pricing.listExtras.queryOptions({ product, branchId }, { staleTime: 60 * 60_000 }),
  )
  const extras = list.data ?? []
  const covers = extras.filter(({ kind }) => kind === 'protection')
  const others = extras.filter(({ kind }) => kind !== 'protection')
  const priceOf = ({ charge, amountMinor, currency: of }: Extra) => {
    const amount = money(amountMinor, of)
    if (charge === 'per_day') return t('book.extras.perDay', { amount })
    return t(`book.extras.perRental.${product}`, { amount })
  }
  const chooseCover = (id: string | null) => {
    const kept = [...chosen].filter(([other]) => !covers.some((cover) => cover.id === other))
    onChange(new Map(id === null ? kept : [...kept, [id, 1]]))
  }
  if (list.isPending) return <Skeleton className="h-64 w-full" />
  return (
    <>
      {covers.length > 0 && <CoverChoice {...{ covers, chosen, currency, priceOf }} onChoose={chooseCover} />}
      {others.length > 0 && (
        <ExtraRows
          extras={others}
          {...{ chosen, priceOf }}
          onChange={(id, pieces) => onChange(new Map([...chosen, [id, pieces]]))}
        />
      )}
    </>
  )
}
