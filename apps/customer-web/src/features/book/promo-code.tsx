import { errorOf, useTRPCClient } from '@forecourt/client'
import type { PromoReason } from '@forecourt/domain/pricing/contract'
import { Button, TextField, useOnline } from '@forecourt/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useT } from '../../i18n.ts'
import { quoteInput } from './choice.ts'
import { quoteKey } from './use-quote.ts'
import type { WizardSearch } from './wizard-search.ts'

export type PromoCodeProps = {
  search: WizardSearch
  /** The code that the price makes use of. */
  applied: string | null
  /** A code that was in the address and does not go with this booking, with what the server said. */
  refused: { code: string; error: unknown } | null
  onChange: (code: string | undefined) => void
}

/** A code, behind a button until it is wanted. It is tried before it changes the price; what is wrong is said at it. */
export function PromoCode({ search, applied, refused, onChange }: PromoCodeProps) {
  const t = useT()
  const id = useId()
  const online = useOnline()
  const client = useTRPCClient()
  const queries = useQueryClient()
  const [open, setOpen] = useState(refused !== null)
  const [code, setCode] = useState(refused?.code ?? '')
  const box = useRef<HTMLDivElement>(null)
  const errorWords = usePromoError()

  const attempt = useMutation({
    mutationFn: async (promo: string) => {
      const input = quoteInput({ ...search, promo })
      const quote = await client.pricing.makeQuote.mutate(input)
      queries.setQueryData(quoteKey(input), quote)
      return promo
    },
    onSuccess: (promo) => {
      setOpen(false)
      onChange(promo)
    },
    onError: () => box.current?.querySelector('input')?.focus(),
  })
  // What was just done has changed the controls: the focus goes on to the next of them.
  const wasApplied = useRef(applied)
  useEffect(() => {
    if (wasApplied.current !== applied) box.current?.querySelector('button')?.focus()
    wasApplied.current = applied
  }, [applied])

  const failed = attempt.error ?? (code === refused?.code ? refused.error : null)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!attempt.isPending) attempt.mutate(code)
  }

  if (applied !== null) {
    return (
      <div ref={box} className="flex flex-wrap items-center justify-between gap-3">
        <p role="status">{t('book.review.promo.applied', { code: applied })}</p>
        <Button
          variant="secondary"
          onClick={() => {
            setCode('')
            onChange(undefined)
          }}
        >
          {t('book.review.promo.remove')}
        </Button>
      </div>
    )
  }
  return (
    <div ref={box}>
      <Button variant="secondary" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {t('book.review.promo.open')}
      </Button>
      {open && (
        <form id={id} noValidate onSubmit={submit} className="mt-4 flex flex-wrap items-end gap-3">
          <TextField
            className="min-w-56 grow"
            label={t('book.review.promo.label')}
            hint={t('book.review.promo.hint')}
            name="promoCode"
            value={code}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
            onChange={(event) => {
              setCode(event.target.value)
              attempt.reset()
            }}
            error={failed === null ? undefined : errorWords(failed)}
          />
          <Button
            type="submit"
            variant="secondary"
            loading={attempt.isPending}
            disabledReason={
              code.trim() === ''
                ? t('book.review.promo.empty')
                : online
                  ? undefined
                  : t('shell.offlineReason')
            }
          >
            {t('book.review.promo.apply')}
          </Button>
        </form>
      )}
    </div>
  )
}

/** What is wrong with a code, in words. */
function usePromoError(): (thrown: unknown) => string {
  const t = useT()
  const reasons: Record<PromoReason, string> = {
    not_yet: t('book.review.promo.reasons.not_yet'),
    over: t('book.review.promo.reasons.over'),
    first_booking: t('book.review.promo.reasons.first_booking'),
    per_customer: t('book.review.promo.reasons.per_customer'),
    currency: t('book.review.promo.reasons.branch'),
    product: t('book.review.promo.reasons.product'),
    branch: t('book.review.promo.reasons.branch'),
    class: t('book.review.promo.reasons.class'),
    pickup_dates: t('book.review.promo.reasons.pickup_dates'),
    too_short: t('book.review.promo.reasons.too_short'),
    gives_nothing: t('book.review.promo.reasons.gives_nothing'),
  }
  return (thrown) => {
    const { code, detail, data } = errorOf(thrown)
    const reason = Object.entries(reasons).find(([known]) => known === data.reason)?.[1]
    if (reason) return reason
    if (code === 'PROMO_UNKNOWN') return t('book.review.promo.unknown')
    if (code === 'PROMO_USED_UP') return t('book.review.promo.usedUp')
    return code === 'UNREACHABLE' ? t('shell.errors.unreachable') : detail
  }
}

/** Whether a price was refused for its code alone. */
export const isPromoRefusal = (thrown: unknown): boolean => errorOf(thrown).code.startsWith('PROMO_')
