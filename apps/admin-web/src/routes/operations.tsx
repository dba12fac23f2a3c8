import { PageTitle, Tabs } from '@forecourt/ui'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { runsHouse, useStaff } from '../features/identity/session.ts'
import { NoPermission } from '../features/kit/no-permission.tsx'
import { EventsPanel } from '../features/operations/events-panel.tsx'
import { MessagesPanel } from '../features/operations/messages-panel.tsx'
import { type View, views } from '../features/operations/search.ts'
import { WorkPanel } from '../features/operations/work-panel.tsx'
import { useT } from '../i18n/index.ts'

const route = getRouteApi('/staff/b/$branchId/operations')

/** What runs in the background, and what a person has to see to: of all branches. */
export function OperationsRoute() {
  return runsHouse(useStaff().role) ? <Operations /> : <NoPermission />
}

const panels: Record<View, ReactNode> = {
  messages: <MessagesPanel />,
  events: <EventsPanel />,
  work: <WorkPanel />,
}

function Operations() {
  const t = useT()
  const navigate = route.useNavigate()
  const { view = 'messages' } = route.useSearch()
  return (
    <>
      <PageTitle className="[&_h1]:text-2xl" lead={<span className="text-base">{t('operations.lead')}</span>}>
        {t('operations.title')}
      </PageTitle>
      <Tabs
        label={t('operations.title')}
        value={view}
        onChange={(next) => void navigate({ search: (now) => ({ ...now, view: next }), replace: true })}
        tabs={views.map((value) => ({ value, label: t(`operations.view.${value}`), content: panels[value] }))}
      />
    </>
  )
}
