import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
} from '@tanstack/react-router'
import { Starting } from '../features/shell/starting.tsx'

const root = createRootRoute({ notFoundComponent: () => <Navigate to="/" replace /> })

/**
 * The whole session is one address: its steps are kept in memory alone, so that neither the address nor the
 * browser's history brings the person before back.
 */
const session = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./session.tsx'), 'SessionRoute'),
})

const pair = createRoute({
  getParentRoute: () => root,
  path: '/pair',
  component: lazyRouteComponent(() => import('./pair.tsx'), 'PairRoute'),
})

export const router = createRouter({
  routeTree: root.addChildren([session, pair]),
  basepath: '/kiosk',
  defaultPendingComponent: Starting,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
