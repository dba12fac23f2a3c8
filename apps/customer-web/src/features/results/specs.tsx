import type { UnitClass } from '@forecourt/domain/fleet/contract'
import { Armchair, Cog, Fuel, type LucideIcon, Luggage, MoveVertical, Zap } from 'lucide-react'
import { useT } from '../../i18n.ts'

/** What a class offers, in a line of icons and words. */
export function Specs({ of }: { of: UnitClass }) {
  const words = useSpecs(of)
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1 text-muted text-sm">
      {words.map(({ icon: Icon, word }) => (
        <li key={word} className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <Icon aria-hidden className="size-4 shrink-0" />
          {word}
        </li>
      ))}
    </ul>
  )
}

export type Spec = { icon: LucideIcon; word: string }

/** What is known of a class, in the order that matters to most. */
export function useSpecs({ seats, bags, gearbox, fuel, maxHeightCm }: UnitClass): Spec[] {
  const t = useT()
  const specs: (Spec | false | null)[] = [
    seats !== null && { icon: Armchair, word: t('results.seats', { count: seats }) },
    bags !== null && { icon: Luggage, word: t('results.bags', { count: bags }) },
    gearbox && { icon: Cog, word: t(`results.gearbox.${gearbox}`) },
    fuel && { icon: fuel === 'electric' ? Zap : Fuel, word: t(`results.fuel.${fuel}`) },
    maxHeightCm !== null && {
      icon: MoveVertical,
      word: t('results.height', { metres: (maxHeightCm / 100).toFixed(2) }),
    },
  ]
  return specs.filter((spec) => spec !== false && spec !== null)
}
