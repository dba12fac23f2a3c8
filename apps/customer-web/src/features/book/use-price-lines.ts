import { useTRPC } from '@forecourt/client'
import type { Product } from '@forecourt/domain/fleet/contract'
import type { LineItem } from '@forecourt/domain/pricing/contract'
import { type PriceLine, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n.ts'

export type Priced = {
  product: Product
  currency: string
  lines: readonly LineItem[]
  pickupBranchId: string
  /** Of the pick-up branch, for the unit of distances. */
  country: string
}

/** The lines of a price in words. Amounts come from the server as they are; nothing is added up here. */
export function usePriceLines({ product, currency, lines, pickupBranchId, country }: Priced): PriceLine[] {
  const t = useT()
  const trpc = useTRPC()
  const { language, money, number, distance } = useFormat()
  const hasExtras = lines.some(({ kind }) => kind === 'extra')
  const extras = useQuery(
    trpc.pricing.listExtras.queryOptions(
      { product, branchId: pickupBranchId },
      { enabled: hasExtras, staleTime: 60 * 60_000 },
    ),
  )

  const extraLabel = ({ code, params }: LineItem) => {
    const id = code.replace('extra.', '')
    const name = extras.data?.find((extra) => extra.id === id)?.name[language] ?? id
    const pieces = Number(params.pieces ?? 1)
    return pieces > 1 ? t('offer.lines.pieces', { pieces, name }) : name
  }

  const labels: Record<string, (line: LineItem) => string> = {
    'base.week': ({ quantity }) => t('offer.lines.weeks', { count: quantity }),
    'base.day': ({ quantity }) => t('offer.lines.days', { count: quantity }),
    'base.hour': ({ quantity }) => t('offer.lines.hours', { count: quantity }),
    'base.free': ({ params }) => t('offer.lines.freeMinutes', { minutes: params.minutes ?? '' }),
    one_way: ({ params }) =>
      t('offer.lines.one_way', { distance: distance(Number(params.km ?? 0) * 1000, country) }),
    young_driver: ({ params }) => t('offer.lines.young_driver', { below: params.below ?? '' }),
    change_fee: () => t('offer.lines.change_fee'),
    late: () => t('offer.lines.late'),
    early_return: () => t('offer.lines.early_return'),
    chosen_unit: () => t(`offer.lines.chosen_unit.${product}`),
  }

  return lines.map((line) => ({
    id: line.code,
    label: line.kind === 'extra' ? extraLabel(line) : (labels[line.code]?.(line) ?? line.code),
    minor: line.amountMinor,
    ...(line.quantity !== 1 && {
      detail: t('offer.lines.times', {
        quantity: number(line.quantity),
        amount: money(line.unitMinor, currency, 'whole'),
      }),
    }),
  }))
}
