import { type ClientError, errorOf } from '@forecourt/client'
import { buttonClass } from '@forecourt/ui'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useT } from '../../i18n.ts'
import type { WizardSearch } from './wizard-search.ts'

type Problem = { title: string; text?: string; offersSimilar?: boolean }

/** Why the hold did not come about, and how to go on. Takes the focus: it is what happened. */
export function HoldProblem({ error, search }: { error: unknown; search: WizardSearch }) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const refusal = errorOf(error)
  const gone = {
    title: t('book.review.errors.gone'),
    text: t('book.review.errors.goneText'),
    offersSimilar: true,
  }
  const promoGone = {
    title: t('book.review.errors.promoGone'),
    text: t('book.review.errors.promoGoneText'),
  }
  const problems: Partial<Record<ClientError['code'], Problem>> = {
    CLASS_SOLD_OUT: gone,
    UNIT_TAKEN: {
      title: t('book.review.errors.unitGone'),
      text: t('book.review.errors.unitGoneText'),
      offersSimilar: true,
    },
    EXTRA_SOLD_OUT: {
      title: t('book.review.errors.extraGone'),
      text: t('book.review.errors.extraGoneText'),
    },
    PROMO_USED_UP: promoGone,
    PROMO_NOT_APPLICABLE: promoGone,
    QUOTE_EXPIRED: { title: t('book.review.errors.expired') },
    QUOTE_USED: { title: t('book.review.errors.expired') },
    OUTSIDE_OPENING_HOURS: { title: t('book.review.errors.closed') },
    UNREACHABLE: { title: t('book.review.errors.unreachable') },
    TOO_MANY_ATTEMPTS: { title: t('shell.errors.tooMany') },
    INTERNAL: { title: t('shell.errors.internal') },
  }
  const { title, text, offersSimilar } = problems[refusal.code] ?? {
    title: t('shell.errors.other', { detail: refusal.detail }),
  }
  return (
    <div ref={box} tabIndex={-1} role="alert" className="rounded-card border-2 border-error p-4 sm:p-6">
      <h2 className="text-lg">{title}</h2>
      {text && <p className="mt-1">{text}</p>}
      {offersSimilar && (
        <Link
          to="/offer"
          search={{ ...search, unit: undefined }}
          className={`${buttonClass('secondary')} mt-4`}
        >
          {t('book.review.errors.seeSimilar')}
        </Link>
      )}
    </div>
  )
}
