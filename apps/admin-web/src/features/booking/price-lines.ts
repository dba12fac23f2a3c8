import { useTRPC } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import type { LineItem } from '@forecourt/domain/pricing/contract'
import { type PriceLine, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'

const words = {
  'base.week': 'week',
  'base.day': 'day',
  'base.hour': 'hour',
  'base.free': 'free',
  one_way: 'one_way',
  young_driver: 'young_driver',
  chosen_unit: 'chosen_unit',
  change_fee: 'change_fee',
  late: 'late',
  early_return: 'early_return',
} as const

const wordOf = (code: string) => Object.entries(words).find(([known]) => known === code)?.[1]

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

  function label({ code, kind }: LineItem): string {
    if (kind === 'extra') {
      const id = code.replace('extra.', '')
      return extras.data?.find((extra) => extra.id === id)?.name[language] ?? id
    }
    const word = wordOf(code)
    return word ? t(`bookings.lines.${word}`) : code
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
