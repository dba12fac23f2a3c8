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

  const percent = ({ params }: LineItem) =>
    number(Number(params.bp ?? 0) / 10_000, {
      style: 'percent',
      maximumFractionDigits: 1,
      signDisplay: 'exceptZero',
    })
  const nameOf = ({ params }: LineItem) => String(params[language] ?? params.en ?? '')
  const rule = (line: LineItem) =>
    t('offer.lines.rule', {
      count: Number(line.params.days ?? 1),
      name: nameOf(line),
      percent: percent(line),
    })
  const off = ({ params }: LineItem) =>
    number(Number(params.bp ?? 0) / 10_000, { style: 'percent', maximumFractionDigits: 1 })

  /** By the first words of a line's code, the more of them the better. */
  const labels: Record<string, (line: LineItem) => string> = {
    'base.month': ({ quantity }) => t('offer.lines.months', { count: quantity }),
    'base.week': ({ quantity }) => t('offer.lines.weeks', { count: quantity }),
    'base.day': ({ quantity }) => t('offer.lines.days', { count: quantity }),
    'base.hour': ({ quantity }) => t('offer.lines.hours', { count: quantity }),
    'base.free': ({ params }) => t('offer.lines.freeMinutes', { minutes: params.minutes ?? '' }),
    season: rule,
    weekday: rule,
    demand: rule,
    length: (line) => t('offer.lines.length', { name: nameOf(line), percent: percent(line) }),
    one_way: ({ params }) =>
      t('offer.lines.one_way', { distance: distance(Number(params.km ?? 0) * 1000, country) }),
    young_driver: ({ params }) => t('offer.lines.young_driver', { below: params.below ?? '' }),
    change_fee: () => t('offer.lines.change_fee'),
    chosen_unit: () => t(`offer.lines.chosen_unit.${product}`),
    extra: extraLabel,
    prepaid: (line) => t('offer.lines.prepaid', { percent: off(line) }),
    member: (line) => t('offer.lines.member', { name: nameOf(line), percent: off(line) }),
    promo: ({ params }) => t('offer.lines.promo', { code: params.code ?? '' }),
    points: ({ params }) => t('offer.lines.points', { points: number(Number(params.points ?? 0)) }),
    early_return: () => t('offer.lines.early_return'),
    late_return: () => t('offer.lines.late_return'),
    overstay: ({ params }) => t('offer.lines.overstay', { minutes: number(Number(params.minutes ?? 0)) }),
    extra_km: () => t('offer.lines.extra_km'),
    energy: () => t('offer.lines.energy'),
    energy_service: () => t('offer.lines.energy_service'),
    charging: () => t('offer.lines.charging'),
    charging_idle: () => t('offer.lines.charging_idle'),
  }

  function labelOf(line: LineItem): string {
    const [first = '', second = ''] = line.code.split('.')
    const word = labels[`${first}.${second}`] ?? labels[first]
    const label = word ? word(line) : line.code
    const { asDays } = line.params
    return asDays === undefined ? label : t('offer.lines.asDays', { line: label, days: asDays })
  }

  return lines.map((line) => ({
    id: line.code,
    label: labelOf(line),
    minor: line.amountMinor,
    ...(line.quantity !== 1 && {
      detail: t('offer.lines.times', {
        quantity: number(line.quantity),
        amount: money(line.unitMinor, currency, 'whole'),
      }),
    }),
  }))
}
