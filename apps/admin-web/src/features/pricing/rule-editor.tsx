import { useTRPC } from '@forecourt/client'
import type { Product } from '@forecourt/domain/pricing/contract'
import { Button, buttonClass, Card, PageTitle, useFormat } from '@forecourt/ui'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { DeskRefusal } from '../desk/desk-refusal.tsx'
import { useOffline } from '../kit/use-offline.ts'
import { useTypedForm } from '../kit/use-typed-form.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { CalendarPanel } from './calendar-panel.tsx'
import { type Draft, firstLength, type PreviewAsk } from './preview.ts'
import { type RateRule, useClasses, usePriceDone, useToday } from './rates.ts'
import { RuleFields } from './rule-fields.tsx'
import { draftOf, formOfRule, newRule, readRule } from './rule-form.ts'
import { useRuleSentence } from './sentence.ts'

/** A new rule, or a new version of one: its terms, its sentence, and what it would do to the prices of a month. */
export function RuleEditor({ rule, product }: { rule?: RateRule; product: Product }) {
  const t = useT()
  const trpc = useTRPC()
  const navigate = useNavigate()
  const { branch } = useBranch()
  const { locale } = useFormat()
  const offline = useOffline()
  const sentence = useRuleSentence()
  const params = { branchId: branch.id }
  const search = { view: 'rules', product } as const
  const done = usePriceDone(() => void navigate({ to: '/b/$branchId/pricing', params, search }))
  const save = useMutation(
    trpc.pricing.createRateRule.mutationOptions({ onSuccess: () => done(t('pricing.rule.saved')) }),
  )
  const series = rule && { series: rule.series, version: rule.version }
  const typed = useTypedForm(
    () => (rule ? formOfRule(rule, locale) : newRule(product)),
    (form) => readRule(form, branch.id, t),
    (terms) => save.mutate({ ...series, terms }),
  )
  const terms = draftOf(typed.form, branch.id, t)
  const draft = useSettled(terms && { ...series, terms })
  return (
    <>
      <PageTitle
        className="[&_h1]:text-2xl"
        lead={<span className="text-base">{t('pricing.rule.lead')}</span>}
      >
        {t(rule ? 'pricing.rule.changeTitle' : 'pricing.rule.newTitle')}
      </PageTitle>
      <div className="grid items-start gap-5 min-[76rem]:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
        <Card>
          <form onSubmit={typed.onSubmit} noValidate className="flex flex-col gap-5">
            {typed.summary}
            <RuleFields typed={typed} isNew={rule === undefined} />
            <p aria-live="polite" className="rounded-input bg-subtle px-4 py-3 font-medium">
              {terms ? sentence({ ...nothing, ...terms }) : t('pricing.rule.unfinished')}
            </p>
            <p className="text-muted text-sm">{t('pricing.keeps')}</p>
            <DeskRefusal error={save.error} />
            <div className="flex flex-wrap gap-3">
              <Button type="submit" loading={save.isPending} disabledReason={offline}>
                {t(rule ? 'pricing.rule.saveChange' : 'pricing.rule.save')}
              </Button>
              <Link to="/b/$branchId/pricing" {...{ params, search }} className={buttonClass('secondary')}>
                {t('cancel')}
              </Link>
            </div>
          </form>
        </Card>
        <section
          aria-label={t('pricing.rule.preview')}
          className="min-[76rem]:sticky min-[76rem]:top-[calc(var(--bar-top)+1rem)] min-w-0"
        >
          <DraftCalendar product={product} draft={draft} />
        </section>
      </div>
    </>
  )
}

/** What a sentence looks at and the terms of some kinds do not have. */
const nothing = {
  ...{ classId: null, branchId: null, groupId: null, fromDate: null, toDate: null },
  ...{ weekdays: null, minDays: null, minTakenBp: null },
}

/** The calendar beside the form, on the class and the first month that the draft is for. */
function DraftCalendar({ product, draft }: { product: Product; draft: Draft | undefined }) {
  const classes = useClasses()
  const today = useToday()
  const [asked, setAsked] = useState<Partial<PreviewAsk>>({})
  const terms = draft?.terms
  const from = terms && 'fromDate' in terms ? terms.fromDate : undefined
  const first = from && from > today ? from : today
  const lengthMinutes = terms?.kind === 'length' ? terms.minDays * 1440 : firstLength[product]
  const ask: PreviewAsk = {
    classId: terms?.classId ?? classes.find((one) => one.product === product)?.id ?? '',
    month: first.slice(0, 7),
    lengthMinutes,
    ...asked,
  }
  return (
    <CalendarPanel
      product={product}
      ask={ask}
      onAsk={(change) => setAsked({ ...asked, ...change })}
      draft={draft}
    />
  )
}

/** How long somebody types before the prices are asked for again, in ms. */
const typingMs = 400

/** A draft once nobody has typed for a moment. */
function useSettled(draft: Draft | undefined): Draft | undefined {
  const [settled, setSettled] = useState(draft)
  // The draft is made anew each time; its words tell whether it has changed.
  const words = JSON.stringify(draft)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words === undefined ? undefined : JSON.parse(words)), typingMs)
    return () => clearTimeout(timer)
  }, [words])
  return settled
}
