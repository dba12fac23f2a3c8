import type { Quote } from '@forecourt/domain/pricing/contract'
import { BottomBar, FlashValue, useFormat } from '@forecourt/ui'
import { type ReactNode, useEffect } from 'react'
import { useT } from '../../i18n.ts'
import { rememberTotal } from './seen-total.ts'
import type { WizardSearch } from './wizard-search.ts'

export type PriceBarProps = {
  /** The choice that the total is of; left out while the total is not accepted yet. */
  search: WizardSearch | undefined
  quote: Pick<Quote, 'totalMinor' | 'perDayMinor' | 'currency'> | undefined
  /** The screen's one next step. */
  action: ReactNode
}

/** The total, always in sight, and the next step. What is shown here is what the review compares with. */
export function PriceBar({ search, quote, action }: PriceBarProps) {
  const t = useT()
  const { money } = useFormat()
  useEffect(() => {
    if (quote && search) rememberTotal(search, quote.totalMinor)
  }, [search, quote])
  return (
    <BottomBar
      summary={
        <p role="status" className="leading-tight">
          <span className="block text-muted text-sm">{t('shell.total')}</span>
          <span className="font-bold text-xl tracking-tight">
            <FlashValue value={quote ? money(quote.totalMinor, quote.currency) : '–'} />
          </span>
          {quote && (
            <span className="ml-3 text-muted text-sm max-sm:hidden">
              {t('shell.perDay', { amount: money(quote.perDayMinor, quote.currency) })}
            </span>
          )}
        </p>
      }
      action={action}
    />
  )
}
