import { useTRPC } from '@forecourt/client'
import { EmptyState, PageTitle } from '@forecourt/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { IdCard } from 'lucide-react'
import { Refusal } from '../features/booking/refusal.tsx'
import { Loading } from '../features/kit/loading.tsx'
import { QueryState } from '../features/kit/query-state.tsx'
import { ReviewSheet } from '../features/licences/review-sheet.tsx'
import { WaitingList } from '../features/licences/waiting-list.tsx'
import { useBranch } from '../features/shell/branch-context.ts'
import { useT } from '../i18n/index.ts'

/** How often the list is read again, in ms: new ones come while it is open. */
const lookAgainMs = 30_000

/** Driving licences that wait for somebody to look at them, those of the next to come first. */
export function LicencesRoute() {
  const t = useT()
  const trpc = useTRPC()
  const { branch } = useBranch()
  const queue = useQuery(
    trpc.licence.queue.queryOptions({ branchId: branch.id }, { refetchInterval: lookAgainMs }),
  )
  // A colleague may have been faster: then the list is out of date.
  const open = useMutation(trpc.licence.open.mutationOptions({ onError: () => queue.refetch() }))
  return (
    <QueryState query={queue} skeleton={<Loading />} asPage>
      {(waiting) => (
        <>
          <PageTitle
            className="[&_h1]:text-2xl"
            lead={<span className="text-base">{t('licences.lead')}</span>}
          >
            {t('licences.title')}
          </PageTitle>
          <Refusal error={open.error} />
          {waiting.length === 0 ? (
            <EmptyState icon={IdCard} title={t('licences.empty')}>
              {t('licences.emptyText')}
            </EmptyState>
          ) : (
            <WaitingList
              waiting={waiting}
              opening={open.isPending ? open.variables.licenceId : null}
              onOpen={(licenceId) => open.mutate({ licenceId })}
            />
          )}
          {open.data && (
            <ReviewSheet
              licence={open.data}
              onClose={() => {
                open.reset()
                void queue.refetch()
              }}
            />
          )}
        </>
      )}
    </QueryState>
  )
}
