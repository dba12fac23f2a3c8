import { useTRPC } from '@forecourt/client'
import type { Product } from '@forecourt/domain/pricing/contract'
import {
  Button,
  buttonClass,
  Card,
  type Column,
  DataTable,
  EmptyState,
  Skeleton,
  useFormat,
} from '@forecourt/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleX, Pencil, Plus, Tags } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { QueryState } from '../kit/query-state.tsx'
import { useBranch } from '../shell/branch-context.ts'
import { type RatePlan, useClasses, usePriceDone } from './rates.ts'
import { RetireDialog } from './retire-dialog.tsx'

/** What each class costs at the branch before any rule. */
export function PlansPanel({ product }: { product: Product }) {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const { language } = useFormat()
  const [asked, setAsked] = useState<RatePlan | null>(null)
  const classes = useClasses()
  const nameOf = ({ classId }: RatePlan) =>
    classes.find(({ id }) => id === classId)?.name[language] ?? classId
  const list = useQuery(trpc.pricing.listRatePlans.queryOptions({ branchId: branch.id }))
  const add = (
    <Link
      to="/b/$branchId/pricing/plan"
      params={{ branchId: branch.id }}
      className={buttonClass('secondary', { size: 'small' })}
    >
      <Plus aria-hidden className="size-4" />
      {t('plans.list.add')}
    </Link>
  )
  const columns = useColumns(nameOf, setAsked)
  return (
    <Card flush>
      <div className="flex flex-wrap items-center justify-between gap-3 border-hairline border-b px-4 py-2">
        <p className="text-muted text-sm">{t('plans.list.about')}</p>
        {add}
      </div>
      <QueryState query={list} skeleton={<Skeleton className="m-4 h-72" />}>
        {(all) => {
          const plans = classes
            .filter((one) => one.product === product)
            .flatMap(({ id }) => all.filter(({ classId }) => classId === id))
          return plans.length === 0 ? (
            <EmptyState icon={Tags} title={t('plans.list.none')} actions={add}>
              {t('plans.list.noneText')}
            </EmptyState>
          ) : (
            <DataTable
              caption={t('pricing.view.plans')}
              columns={columns}
              rows={plans}
              rowKey={(plan) => plan.id}
            />
          )
        }}
      </QueryState>
      {asked && <RetirePlan plan={asked} name={nameOf(asked)} onClose={() => setAsked(null)} />}
    </Card>
  )
}

/** A plan's amounts that are shown, and from which width on. */
const amounts = [
  { id: 'hourlyMinor', className: 'max-sm:hidden' },
  { id: 'dailyMinor', className: '' },
  { id: 'weeklyMinor', className: 'max-sm:hidden' },
  { id: 'monthlyMinor', className: 'max-lg:hidden' },
  { id: 'depositMinor', className: 'max-lg:hidden' },
] as const

function useColumns(nameOf: (plan: RatePlan) => string, onRetire: (plan: RatePlan) => void) {
  const t = useT()
  const { branch } = useBranch()
  const { money } = useFormat()
  return [
    {
      id: 'class',
      header: t('pricing.class'),
      rowHeader: true,
      cell: (plan) => (
        <>
          <span className="block whitespace-normal">{nameOf(plan)}</span>
          <span className="block whitespace-normal font-normal text-muted text-sm">
            {plan.name}
            <span className="max-sm:hidden"> · {t('pricing.version', { version: plan.version })}</span>
          </span>
        </>
      ),
    },
    ...amounts.map(({ id, className }) => ({
      id,
      className,
      header: t(`plans.form.short.${id}`),
      align: 'end' as const,
      cell: (plan: RatePlan) => {
        const minor = plan[id]
        return minor === null ? t('none') : money(minor, plan.currency)
      },
    })),
    {
      id: 'actions',
      header: t('action.actions'),
      align: 'end',
      cell: (plan) => (
        <div className="-mr-3 flex justify-end sm:gap-1">
          <Link
            to="/b/$branchId/pricing/plan"
            params={{ branchId: branch.id }}
            search={{ classId: plan.classId }}
            aria-label={`${t('pricing.change')}: ${nameOf(plan)}`}
            className={buttonClass('quiet', { size: 'small' })}
          >
            <Pencil aria-hidden className="size-4" />
            <span className="max-sm:hidden">{t('pricing.change')}</span>
          </Link>
          <Button
            size="small"
            variant="quiet"
            aria-label={`${t('pricing.retire')}: ${nameOf(plan)}`}
            onClick={() => onRetire(plan)}
          >
            <CircleX aria-hidden className="size-4" />
            <span className="max-sm:hidden">{t('pricing.retire')}</span>
          </Button>
        </div>
      ),
    },
  ] satisfies Column<RatePlan>[]
}

function RetirePlan({ plan, name, onClose }: { plan: RatePlan; name: string; onClose: () => void }) {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const done = usePriceDone(onClose)
  const retire = useMutation(
    trpc.pricing.retireRatePlan.mutationOptions({
      onSuccess: () => done(t('plans.list.retiredToast', { name })),
    }),
  )
  return (
    <RetireDialog
      title={t('plans.list.retireTitle', { name })}
      what={`${name} · ${plan.name}`}
      text={t('plans.list.retireText', { name, branch: branch.name })}
      confirm={t('plans.list.retireConfirm', { name })}
      retire={{ ...retire, mutate: () => retire.mutate({ ratePlanId: plan.id }) }}
      onClose={onClose}
    />
  )
}
