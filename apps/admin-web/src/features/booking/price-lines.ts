import { useTRPC } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import type { LineItem } from '@forecourt/domain/pricing/contract'
import { type PriceLine, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'

const words = {
  'base.month': 'month',
  'base.week': 'week',
  'base.day': 'day',
  'base.hour': 'hour',
  'base.free': 'free',
  one_way: 'one_way',
  young_driver: 'young_driver',
  chosen_unit: 'chosen_unit',
  change_fee: 'change_fee',
  prepaid: 'prepaid',
  member: 'member',
  promo: 'promo',
  points: 'points',
  early_return: 'early_return',
  late_return: 'late_return',
  overstay: 'overstay',
  extra_km: 'extra_km',
  energy: 'energy',
  energy_service: 'energy_service',
  charging: 'charging',
  charging_idle: 'charging_idle',
} as const

/** A code is known by its first words: `promo.WELCOME10` is a promo, `base.hour.240` an hour. */
const wordOf = (code: string) => {
  const [first, second] = code.split('.')
  return Object.entries(words).find(([known]) => known === `${first}.${second}` || known === first)?.[1]
}

type Priced = Pick<Booking, 'product' | 'currency' | 'lines'> & {
  pickup: { id: string }
  bill?: Booking['bill']
}

/** The lines of a booking's price or final bill, or a quote's, as staff read them; amounts are the server's. */
export function usePriceLines({ product, currency, pickup, bill, lines: booked }: Priced): PriceLine[] {
  const lines = bill?.lines ?? booked
  const t = useT()
  const trpc = useTRPC()
  const { language, money, number } = useFormat()
  const extras = useQuery(
    trpc.pricing.listExtras.queryOptions(
      { product, branchId: pickup.id },
      { enabled: lines.some(({ kind }) => kind === 'extra'), staleTime: 60 * 60_000 },
    ),
  )

  function label({ code, kind, params }: LineItem): string {
    if (kind === 'extra') {
      const id = code.replace('extra.', '')
      return extras.data?.find((extra) => extra.id === id)?.name[language] ?? id
    }
    // Rules bring their own names, in both languages.
    const name = params[language]
    const word = wordOf(code)
    const text = word ? t(`bookings.lines.${word}`) : name === undefined ? code : ''
    return [text, name, params.code].filter((part) => part !== undefined && part !== '').join(' ')
  }

  return lines.map((line) => ({
    id: line.code,
    label: label(line),
    minor: line.amountMinor,
    detail: t('bookings.lines.times', {
      quantity: number(line.quantity),
      unit: money(line.unitMinor, currency),
    }),
  }))
}
