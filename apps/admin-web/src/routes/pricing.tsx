import type { Product } from '@forecourt/domain/pricing/contract'
import { buttonClass, PageTitle, Segmented, Tabs } from '@forecourt/ui'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { runsBranch, useStaff } from '../features/identity/session.ts'
import { NoPermission } from '../features/kit/no-permission.tsx'
import { CalendarPanel } from '../features/pricing/calendar-panel.tsx'
import { PlansPanel } from '../features/pricing/plans-panel.tsx'
import { firstLength } from '../features/pricing/preview.ts'
import { useClasses, useProducts, useToday } from '../features/pricing/rates.ts'
import { RulesPanel } from '../features/pricing/rules-panel.tsx'
import { type View, views } from '../features/pricing/search.ts'
import { StockPanel } from '../features/pricing/stock-panel.tsx'
import { TermsPanel } from '../features/pricing/terms-panel.tsx'
import { useBranch } from '../features/shell/branch-context.ts'
import { useT } from '../i18n/index.ts'

const route = getRouteApi('/staff/b/$branchId/pricing')

/** What a branch charges: the calendar of prices, the rules and plans behind it, the stock of extras. */
export function PricingRoute() {
  return runsBranch(useStaff().role) ? <Pricing /> : <NoPermission />
}

function Pricing() {
  const t = useT()
  const navigate = route.useNavigate()
  const search = route.useSearch()
  const { branch } = useBranch()
  const products = useProducts()
  const product = products.find((one) => one === search.product) ?? products[0] ?? 'rental'
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false })
  const panels: Record<View, ReactNode> = {
    calendar: <Calendar product={product} />,
    rules: <RulesPanel product={product} />,
    plans: <PlansPanel product={product} />,
    stock: <StockPanel product={product} />,
    terms: <TermsPanel />,
  }
  return (
    <>
      <PageTitle
        className="[&_h1]:text-2xl"
        lead={<span className="text-base">{t('pricing.lead', { branch: branch.name })}</span>}
        actions={
          <Link
            to="/b/$branchId/pricing/rule"
            params={{ branchId: branch.id }}
            search={{ product }}
            className={buttonClass()}
          >
            <Plus aria-hidden className="size-4" />
            {t('pricing.rules.add')}
          </Link>
        }
      >
        {t('pricing.title')}
      </PageTitle>
      {products.length > 1 && (
        <Segmented
          label={t('pricing.product')}
          name="product"
          className="self-start"
          value={product}
          onChange={(next) => set({ product: next, classId: undefined, lengthMinutes: undefined })}
          options={products.map((value) => ({ value, label: t(`pricing.${value}`) }))}
        />
      )}
      <Tabs
        label={t('pricing.title')}
        value={search.view ?? 'calendar'}
        onChange={(view) => set({ view })}
        tabs={views.map((view) => ({ value: view, label: t(`pricing.view.${view}`), content: panels[view] }))}
      />
    </>
  )
}

function Calendar({ product }: { product: Product }) {
  const navigate = route.useNavigate()
  const { classId, month, lengthMinutes } = route.useSearch()
  const classes = useClasses()
  const today = useToday().slice(0, 7)
  return (
    <CalendarPanel
      product={product}
      ask={{
        classId: classId ?? classes.find((one) => one.product === product)?.id ?? '',
        month: month !== undefined && month > today ? month : today,
        lengthMinutes: lengthMinutes ?? firstLength[product],
      }}
      onAsk={(change) =>
        void navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false })
      }
    />
  )
}
