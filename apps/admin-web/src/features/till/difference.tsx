import { useFormat } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'

/** By how much a count differs from what should be there, in words: colour alone does not say it. */
export function Difference({ minor, currency }: { minor: number; currency: string }) {
  const t = useT()
  const { money } = useFormat()
  const word = minor === 0 ? 'right' : minor < 0 ? 'short' : 'over'
  return (
    <span className={minor === 0 ? '' : 'font-medium text-red'}>
      {t(`till.${word}`, { amount: money(Math.abs(minor), currency) })}
    </span>
  )
}
