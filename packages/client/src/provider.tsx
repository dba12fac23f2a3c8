import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { isTransient } from './errors.ts'
import { createClient } from './links.ts'
import { TRPCProvider } from './trpc.ts'

export type ForecourtProviderProps = {
  children: ReactNode
  /** Where the API's tRPC is; same origin, so that the session cookie goes along. */
  url?: string
  /** The app's own, where it needs one outside React (route loaders); see `createQueryClient`. */
  queryClient?: QueryClient
}

/** Reads are fresh for 30 s and tried again twice when the line broke; refusals and writes are never repeated. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && isTransient(error),
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
}

/** Everything below can call the API: `useTRPC()`, `useTRPCClient()`, `useLive()`. */
export function ForecourtProvider({ children, url = '/api/trpc', queryClient }: ForecourtProviderProps) {
  const [queries] = useState(() => queryClient ?? createQueryClient())
  const [client] = useState(() => createClient(url))
  return (
    <QueryClientProvider client={queries}>
      <TRPCProvider trpcClient={client} queryClient={queries}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  )
}
