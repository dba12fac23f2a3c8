import { useServerClock } from '@forecourt/client'
import { Button, Chip } from '@forecourt/ui'
import { CircleX } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { Facts } from '../kit/facts.tsx'
import { useMayPrice } from '../pricing/may-change.ts'
import type { Promotion } from '../pricing/rates.ts'
import { promoLooks, promoState } from './promo-state.ts'
import { usePromoWords } from './words.ts'

/** A code with its terms and what has been used of it. */
export function PromoRow({ promo, onRetire }: { promo: Promotion; onRetire: () => void }) {
  const t = useT()
  const words = usePromoWords()
  const mayPrice = useMayPrice()
  const state = promoState(promo, useServerClock(60_000))
  const mine = mayPrice(promo.branchIds)
  const { budgetMinor, usedMinor } = promo
  return (
    <li className="border-hairline border-b px-4 py-4 last:border-b-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lg">
            {promo.code}
            <Chip {...promoLooks[state]}>{t(`promotions.state.${state}`)}</Chip>
          </h2>
          <p className="text-muted">
            {promo.name} · {t('pricing.version', { version: promo.version })}
          </p>
        </div>
        {state !== 'retired' &&
          (mine ? (
            <Button
              size="small"
              variant="quiet"
              aria-label={`${t('pricing.retire')}: ${promo.code}`}
              onClick={onRetire}
            >
              <CircleX aria-hidden className="size-4" />
              {t('pricing.retire')}
            </Button>
          ) : (
            <span className="text-muted text-sm">{t('promotions.adminOnly')}</span>
          ))}
      </div>
      <Facts
        className="mt-3 grid-cols-2 lg:grid-cols-4"
        facts={[
          [t('promotions.gives'), words.gives(promo)],
          [t('promotions.booking'), words.booking(promo)],
          [t('promotions.pickup'), words.pickup(promo)],
          [t('promotions.goodFor'), words.scope(promo)],
          [t('promotions.customers'), words.customer(promo)],
          [t('promotions.uses'), words.uses(promo)],
          [
            t('promotions.budget'),
            budgetMinor === null ? null : (
              <>
                {words.budget(promo)}
                <Bar share={usedMinor / budgetMinor} />
              </>
            ),
          ],
        ]}
      />
    </li>
  )
}

/** A share as a bar; the words beside it say the same. */
function Bar({ share }: { share: number }) {
  return (
    <span aria-hidden className="mt-1.5 block h-1.5 max-w-60 overflow-hidden rounded-full bg-sunken">
      <span
        className="block h-full rounded-full bg-brand"
        style={{ inlineSize: `${Math.min(100, share * 100)}%` }}
      />
    </span>
  )
}
