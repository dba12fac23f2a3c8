import { useTRPC } from '@forecourt/client'
import type { Product } from '@forecourt/domain/pricing/contract'
import { buttonClass, EmptyState, Skeleton } from '@forecourt/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ListOrdered } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { Panel } from '../kit/panel.tsx'
import { QueryState } from '../kit/query-state.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { type RateRule, usePriceDone, useToday } from './rates.ts'
import { RetireDialog } from './retire-dialog.tsx'
import { RuleRow } from './rule-row.tsx'
import { ruleState } from './rule-state.ts'
import { useRuleSentence } from './sentence.ts'
import { type Shown, ShownSwitch } from './shown-switch.tsx'

/** In the order in which they work on a price. */
const kinds = ['season', 'weekday', 'demand', 'length'] as const

/** The rules that concern a branch, in the order in which they are tried, and those that have been retired. */
export function RulesPanel({ product }: { product: Product }) {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const today = useToday()
  const [shown, setShown] = useState<Shown>('inForce')
  const [asked, setAsked] = useState<RateRule | null>(null)
  const ended = shown === 'ended'
  const of = { branchId: branch.id }
  const inForce = useQuery(trpc.pricing.listRateRules.queryOptions(of))
  const retired = useQuery(
    trpc.pricing.listRateRules.queryOptions({ ...of, retired: true }, { enabled: ended }),
  )
  const isOver = (rule: RateRule) => ruleState(rule, today) === 'over'
  return (
    <div className="flex flex-col gap-5">
      <ShownSwitch
        label={t('pricing.rules.which')}
        ended={t('pricing.rules.ended')}
        value={shown}
        onChange={setShown}
      />
      <QueryState query={ended ? retired : inForce} skeleton={<Skeleton className="h-96 w-full" />}>
        {(all) => {
          const listed = ended
            ? [...(inForce.data ?? []).filter(isOver), ...all]
            : all.filter((rule) => !isOver(rule))
          const rules = listed.filter((rule) => rule.product === product)
          return rules.length === 0 ? (
            <EmptyState
              icon={ListOrdered}
              title={t(ended ? 'pricing.rules.noneEnded' : 'pricing.rules.none')}
              actions={
                !ended && (
                  <Link
                    to="/b/$branchId/pricing/rule"
                    params={{ branchId: branch.id }}
                    search={{ product }}
                    className={buttonClass()}
                  >
                    {t('pricing.rules.add')}
                  </Link>
                )
              }
            >
              {t(ended ? 'pricing.rules.noneEndedText' : 'pricing.rules.noneText')}
            </EmptyState>
          ) : (
            kinds.map((kind) => {
              const own = rules.filter((rule) => rule.kind === kind)
              if (own.length === 0) return null
              return (
                <Panel key={kind} flush title={t(`pricing.kind.${kind}`)}>
                  {!ended && <p className="px-4 pt-3 text-muted text-sm">{t(`pricing.order.${kind}`)}</p>}
                  <ol>
                    {own.map((rule) => (
                      <RuleRow key={rule.id} rule={rule} onRetire={() => setAsked(rule)} />
                    ))}
                  </ol>
                </Panel>
              )
            })
          )
        }}
      </QueryState>
      {asked && <RetireRule rule={asked} onClose={() => setAsked(null)} />}
    </div>
  )
}

function RetireRule({ rule, onClose }: { rule: RateRule; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const sentence = useRuleSentence()
  const done = usePriceDone(onClose)
  const retire = useMutation(
    trpc.pricing.retireRateRule.mutationOptions({ onSuccess: () => done(t('pricing.rules.retiredToast')) }),
  )
  return (
    <RetireDialog
      title={t('pricing.rules.retireTitle')}
      what={sentence(rule)}
      text={t('pricing.rules.retireText')}
      confirm={t('pricing.rules.retireConfirm')}
      retire={{ ...retire, mutate: () => retire.mutate({ ruleId: rule.id }) }}
      onClose={onClose}
    />
  )
}
