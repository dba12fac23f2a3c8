import { serverNow, useTRPC } from '@forecourt/client'
import type { Board } from '@forecourt/domain/booking/contract'
import {
  PageTitle,
  Segmented,
  Skeleton,
  SkeletonGroup,
  StaleStrip,
  useAnnounce,
  useFormat,
} from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ClassTable } from '../features/board/class-table.tsx'
import { DeskList } from '../features/board/desk-list.tsx'
import { returning } from '../features/board/sort.ts'
import { Tiles } from '../features/board/tiles.tsx'
import { NeedsYou } from '../features/desk/needs-you.tsx'
import { WalkUpButton } from '../features/desk/walk-up.tsx'
import { Panel } from '../features/kit/panel.tsx'
import { QueryState } from '../features/kit/query-state.tsx'
import { useBranch } from '../features/shell/branch-context.ts'
import { useT } from '../i18n/index.ts'

/** The live board of a branch: today in numbers, who comes and who goes, and what is free. */
export function BoardRoute() {
  const t = useT()
  const trpc = useTRPC()
  const { branch, live, trueAt } = useBranch()
  const { instant, zone } = useFormat()
  const board = useQuery(trpc.booking.board.queryOptions({ branchId: branch.id }))
  const asOf = board.data?.asOf ?? new Date(serverNow()).toISOString()
  return (
    <>
      <PageTitle
        title={`${t('board.title')}, ${branch.name}`}
        className="[&_h1]:text-2xl"
        lead={
          <span className="text-base">
            {instant(asOf, branch.timeZone, 'dateLong')}, {zone(branch.timeZone)} · <Opening />
          </span>
        }
        actions={
          <>
            {live === 'stale' && (
              <StaleStrip updated={instant(new Date(trueAt).toISOString(), branch.timeZone, 'time')} />
            )}
            <WalkUpButton />
          </>
        }
      >
        {branch.name}
      </PageTitle>
      <QueryState query={board} skeleton={<BoardSkeleton />}>
        {(data) => <BoardView board={data} />}
      </QueryState>
    </>
  )
}

/** Whether the branch is open to customers now, and if not from when. */
function Opening() {
  const t = useT()
  const { branch } = useBranch()
  const { instant } = useFormat()
  if (branch.openNow) return t('shell.open')
  if (!branch.changesAt) return t('shell.closed')
  return t('shell.opens', { time: instant(branch.changesAt, branch.timeZone) })
}

function BoardView({ board }: { board: Board }) {
  const t = useT()
  const [list, setList] = useState<'returning' | 'parked'>('returning')
  useSpoken(board)
  return (
    <>
      <Tiles board={board} />
      <NeedsYou />
      {/* A list that shrinks in one column must not scroll the other under a hand. */}
      <div className="grid items-start gap-5 min-[75rem]:grid-cols-2 min-[75rem]:[overflow-anchor:none]">
        <div id="arriving">
          <Panel flush title={t('board.arriving')} aside={board.arrivals.length}>
            <DeskList
              label={t('board.arriving')}
              rows={board.arrivals}
              end="from"
              empty={{ title: t('board.noArrivals'), text: t('board.noArrivalsText') }}
            />
          </Panel>
        </div>
        <div id="returning">
          <Panel
            flush
            title={t(list === 'returning' ? 'board.returning' : 'board.parkedList')}
            aside={list === 'returning' ? returning(board).length : board.parked.length}
            actions={
              <Segmented
                size="small"
                label={t('board.returningOr')}
                name="list"
                value={list}
                onChange={setList}
                options={[
                  { value: 'returning', label: t('board.returning') },
                  { value: 'parked', label: t('board.parkedList') },
                ]}
              />
            }
          >
            <DeskList
              key={list}
              label={t(list === 'returning' ? 'board.returning' : 'board.parkedList')}
              rows={list === 'returning' ? returning(board) : board.parked}
              end="to"
              empty={
                list === 'returning'
                  ? { title: t('board.noReturns'), text: t('board.noReturnsText') }
                  : { title: t('board.noParked'), text: t('board.noParkedText') }
              }
            />
          </Panel>
        </div>
      </div>
      <div id="classes">
        <Panel flush title={t('board.byClass')}>
          <ClassTable board={board} />
        </Panel>
      </div>
    </>
  )
}

/** Says in one sentence what the board shows, when it has changed. */
function useSpoken(board: Board): void {
  const t = useT()
  const announce = useAnnounce()
  const summary = t('board.announce', {
    arrivals: board.arrivals.length,
    departures: board.departures.length,
    overdue: board.overdue.length,
  })
  const last = useRef(summary)
  useEffect(() => {
    if (last.current !== summary) announce('board', summary)
    last.current = summary
  }, [announce, summary])
}

function BoardSkeleton() {
  return (
    <SkeletonGroup className="flex flex-col gap-5">
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 min-[75rem]:grid-cols-6">
        {Array.from({ length: 6 }, (_, index) => (
          <Skeleton key={index} className="h-24" />
        ))}
      </div>
      <div className="grid gap-5 min-[75rem]:grid-cols-2">
        <Skeleton className="h-96" />
        <Skeleton className="h-96" />
      </div>
      <Skeleton className="h-64" />
    </SkeletonGroup>
  )
}
