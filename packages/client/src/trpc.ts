import type { AppRouter } from '@forecourt/api'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { createTRPCContext } from '@trpc/tanstack-react-query'

/**
 * The verbs as typed query and mutation options: `useQuery(trpc.booking.get.queryOptions({ bookingId }))`.
 * `useTRPCClient` calls a verb directly, for what needs its own options (see `keyed`).
 */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>()

/** Inputs and answers of every verb: `Outputs['booking']['get']`. */
export type Inputs = inferRouterInputs<AppRouter>
export type Outputs = inferRouterOutputs<AppRouter>
