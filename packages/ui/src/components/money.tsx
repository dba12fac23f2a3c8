import { useFormat } from '../format/use-format.ts'

/** An amount in minor units; `whole` drops a zero fraction. */
export function Money({
  minor,
  currency,
  whole = false,
}: {
  minor: number
  currency: string
  whole?: boolean
}) {
  const { money } = useFormat()
  return (
    <span className="whitespace-nowrap tabular-nums">
      {money(minor, currency, whole ? 'whole' : 'exact')}
    </span>
  )
}
