import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { z } from 'zod'
import { bookingFilters } from '../features/booking/filters.ts'
import { unitFilters } from '../features/fleet/filters.ts'
import { Loading } from '../features/kit/loading.tsx'
import { NotFound } from '../features/kit/not-found.tsx'
import { operationsSearch } from '../features/operations/search.ts'
import { planSearch, pricingSearch, ruleSearch } from '../features/pricing/search.ts'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ next: z.string().startsWith('/').optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./sign-in.tsx'), 'SignInRoute'),
})

/** Everything below asks who is signed in. */
const staff = createRoute({
  getParentRoute: () => root,
  id: 'staff',
  component: lazyRouteComponent(() => import('./staff.tsx'), 'StaffRoute'),
})

const home = createRoute({
  getParentRoute: () => staff,
  path: '/',
  component: lazyRouteComponent(() => import('./home.tsx'), 'HomeRoute'),
})

/** The branch is part of the address, so that a colleague who opens it sees the same. */
const branch = createRoute({
  getParentRoute: () => staff,
  path: '/b/$branchId',
  component: lazyRouteComponent(() => import('./branch.tsx'), 'BranchRoute'),
})

const board = createRoute({
  getParentRoute: () => branch,
  path: '/board',
  component: lazyRouteComponent(() => import('./board.tsx'), 'BoardRoute'),
})

const bookings = createRoute({
  getParentRoute: () => branch,
  path: '/bookings',
  validateSearch: bookingFilters,
  component: lazyRouteComponent(() => import('./bookings.tsx'), 'BookingsRoute'),
})

const booking = createRoute({
  getParentRoute: () => branch,
  path: '/bookings/$bookingId',
  component: lazyRouteComponent(() => import('./booking.tsx'), 'BookingRoute'),
})

const units = createRoute({
  getParentRoute: () => branch,
  path: '/units',
  validateSearch: unitFilters,
  component: lazyRouteComponent(() => import('./units.tsx'), 'UnitsRoute'),
})

const terminals = createRoute({
  getParentRoute: () => branch,
  path: '/terminals',
  component: lazyRouteComponent(() => import('./terminals.tsx'), 'TerminalsRoute'),
})

const licences = createRoute({
  getParentRoute: () => branch,
  path: '/licences',
  component: lazyRouteComponent(() => import('./licences.tsx'), 'LicencesRoute'),
})

const till = createRoute({
  getParentRoute: () => branch,
  path: '/till',
  component: lazyRouteComponent(() => import('./till.tsx'), 'TillRoute'),
})

const pricing = createRoute({
  getParentRoute: () => branch,
  path: '/pricing',
  validateSearch: pricingSearch,
  component: lazyRouteComponent(() => import('./pricing.tsx'), 'PricingRoute'),
})

const pricingRule = createRoute({
  getParentRoute: () => branch,
  path: '/pricing/rule',
  validateSearch: ruleSearch,
  component: lazyRouteComponent(() => import('./pricing-rule.tsx'), 'PricingRuleRoute'),
})

const pricingPlan = createRoute({
  getParentRoute: () => branch,
  path: '/pricing/plan',
  validateSearch: planSearch,
  component: lazyRouteComponent(() => import('./pricing-plan.tsx'), 'PricingPlanRoute'),
})

const promotions = createRoute({
  getParentRoute: () => branch,
  path: '/promotions',
  component: lazyRouteComponent(() => import('./promotions.tsx'), 'PromotionsRoute'),
})

const promotion = createRoute({
  getParentRoute: () => branch,
  path: '/promotions/new',
  component: lazyRouteComponent(() => import('./promotion.tsx'), 'PromotionRoute'),
})

const operations = createRoute({
  getParentRoute: () => branch,
  path: '/operations',
  validateSearch: operationsSearch,
  component: lazyRouteComponent(() => import('./operations.tsx'), 'OperationsRoute'),
})

const account = createRoute({
  getParentRoute: () => branch,
  path: '/account',
  component: lazyRouteComponent(() => import('./account.tsx'), 'AccountRoute'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    staff.addChildren([
      home,
      branch.addChildren([
        board,
        bookings,
        booking,
        units,
        licences,
        till,
        pricing,
        pricingRule,
        pricingPlan,
        promotions,
        promotion,
        terminals,
        operations,
        account,
      ]),
    ]),
  ]),
  basepath: '/admin',
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
