import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { z } from 'zod'
import { wizardSearch } from '../features/book/wizard-search.ts'
import { resultsSearch } from '../features/results/filters.ts'
import { tripOf, tripSearch } from '../features/trip/trip.ts'
import { Layout } from './layout.tsx'
import { NotFound } from './not-found.tsx'
import { ScreenError } from './screen-error.tsx'

const root = createRootRoute({ component: Layout, notFoundComponent: NotFound, errorComponent: ScreenError })

/** Where to go with an address that lacks what its screen needs: back to the question, with the rest kept. */
function requireTrip({ search }: { search: z.output<typeof tripSearch> }): void {
  if (tripOf(search) === null) throw redirect({ to: '/', search })
}

function requireChoice({ search }: { search: z.output<typeof wizardSearch> }): void {
  requireTrip({ search })
  if (!search.at || !search.class) throw redirect({ to: '/search', search })
}

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: tripSearch,
  component: lazyRouteComponent(() => import('../routes/home.tsx'), 'Home'),
})

const results = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: tripSearch.extend(resultsSearch.shape),
  beforeLoad: requireTrip,
  component: lazyRouteComponent(() => import('../routes/results.tsx'), 'Results'),
})

const offer = createRoute({
  getParentRoute: () => root,
  path: '/offer',
  validateSearch: wizardSearch,
  beforeLoad: requireChoice,
  component: lazyRouteComponent(() => import('../routes/offer.tsx'), 'OfferScreen'),
})

const extras = createRoute({
  getParentRoute: () => root,
  path: '/book/extras',
  validateSearch: wizardSearch,
  beforeLoad: requireChoice,
  component: lazyRouteComponent(() => import('../routes/book-extras.tsx'), 'BookExtras'),
})

const driver = createRoute({
  getParentRoute: () => root,
  path: '/book/driver',
  validateSearch: wizardSearch,
  beforeLoad: requireChoice,
  component: lazyRouteComponent(() => import('../routes/book-driver.tsx'), 'BookDriver'),
})

const review = createRoute({
  getParentRoute: () => root,
  path: '/book/review',
  validateSearch: wizardSearch,
  beforeLoad: requireChoice,
  component: lazyRouteComponent(() => import('../routes/book-review.tsx'), 'BookReview'),
})

const bookings = createRoute({
  getParentRoute: () => root,
  path: '/bookings',
  component: lazyRouteComponent(() => import('../routes/bookings.tsx'), 'Bookings'),
})

const booking = createRoute({
  getParentRoute: () => root,
  path: '/bookings/$bookingId',
  /** `fresh`: this person has just booked it. */
  validateSearch: z.object({ fresh: z.literal(true).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../routes/booking.tsx'), 'BookingScreen'),
})

const bookingChange = createRoute({
  getParentRoute: () => root,
  path: '/bookings/$bookingId/change',
  component: lazyRouteComponent(() => import('../routes/booking-change.tsx'), 'BookingChange'),
})

const bookingExtend = createRoute({
  getParentRoute: () => root,
  path: '/bookings/$bookingId/extend',
  component: lazyRouteComponent(() => import('../routes/booking-extend.tsx'), 'BookingExtend'),
})

const bookingReturn = createRoute({
  getParentRoute: () => root,
  path: '/bookings/$bookingId/return',
  /** `left`: the payment page's own way back, without having paid. `change`, `due`: what was to be paid for. */
  validateSearch: z.object({
    left: z.literal(1).optional().catch(undefined),
    change: z.uuid().optional().catch(undefined),
    due: z.literal(1).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../routes/booking-return.tsx'), 'BookingReturn'),
})

/** Where to go on to after signing in: a path of ours, never another site. */
const accountSearch = z.object({
  next: z
    .string()
    .regex(/^\/(?!\/)/)
    .optional()
    .catch(undefined),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: accountSearch,
  component: lazyRouteComponent(() => import('../routes/sign-in.tsx'), 'SignIn'),
})

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: accountSearch,
  component: lazyRouteComponent(() => import('../routes/sign-up.tsx'), 'SignUp'),
})

const forgot = createRoute({
  getParentRoute: () => root,
  path: '/forgot',
  component: lazyRouteComponent(() => import('../routes/forgot.tsx'), 'Forgot'),
})

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: lazyRouteComponent(() => import('../routes/reset.tsx'), 'Reset'),
})

const verify = createRoute({
  getParentRoute: () => root,
  path: '/verify',
  component: lazyRouteComponent(() => import('../routes/verify.tsx'), 'Verify'),
})

const openLink = createRoute({
  getParentRoute: () => root,
  path: '/open',
  component: lazyRouteComponent(() => import('../routes/open-link.tsx'), 'OpenLink'),
})

const notifications = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  component: lazyRouteComponent(() => import('../routes/notifications.tsx'), 'Notifications'),
})

const licence = createRoute({
  getParentRoute: () => root,
  path: '/licence',
  component: lazyRouteComponent(() => import('../routes/licence.tsx'), 'LicenceScreen'),
})

const help = createRoute({
  getParentRoute: () => root,
  path: '/help',
  component: lazyRouteComponent(() => import('../routes/help.tsx'), 'Help'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    results,
    offer,
    extras,
    driver,
    review,
    bookings,
    booking,
    bookingChange,
    bookingExtend,
    bookingReturn,
    signIn,
    signUp,
    forgot,
    reset,
    verify,
    openLink,
    licence,
    notifications,
    help,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  // Skeletons of the screens themselves stand in; a second one here would flash.
  defaultPendingMs: 1000,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
