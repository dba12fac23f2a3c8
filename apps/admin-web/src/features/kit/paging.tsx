import { Button } from '@forecourt/ui'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'

type Page<R> = { items: readonly R[]; nextCursor: string | null }

export type Paged<R> = {
  /** Undefined while the first page loads. */
  rows: readonly R[] | undefined
  page: number
  /** The page is being read again, or another one is on its way. */
  busy: boolean
  error: unknown
  retry: () => void
  previous: (() => void) | undefined
  next: (() => void) | undefined
}

/** One page at a time of a list that the server gives page by page. `key` starts over at the first. */
export function usePaged<R>(
  query: UseInfiniteQueryResult<InfiniteData<Page<R>>, unknown>,
  key: string,
): Paged<R> {
  const [at, setAt] = useState({ key, page: 0 })
  const page = at.key === key ? at.page : 0
  const pages = query.data?.pages
  const go = (to: number) => setAt({ key, page: to })
  const isLast = page === (pages?.length ?? 1) - 1

  async function forward(): Promise<void> {
    if (isLast) await query.fetchNextPage()
    go(page + 1)
  }

  return {
    rows: pages?.[page]?.items,
    page,
    busy: query.isPlaceholderData || query.isFetchingNextPage,
    error: pages ? null : query.error,
    retry: () => void query.refetch(),
    previous: page > 0 ? () => go(page - 1) : undefined,
    next: isLast && !query.hasNextPage ? undefined : () => void forward(),
  }
}

/** Which page this is, and the way to its neighbours. */
export function Pager<R>({ list }: { list: Paged<R> }) {
  const t = useT()
  const count = list.rows?.length ?? 0
  return (
    <nav aria-label={t('paging.label')} className="flex items-center gap-2">
      <Button
        size="small"
        variant="secondary"
        aria-disabled={list.previous === undefined || undefined}
        onClick={() => list.previous?.()}
      >
        <ChevronLeft aria-hidden className="size-4" />
        {t('paging.previous')}
      </Button>
      <span className="whitespace-nowrap px-1 text-muted" role="status">
        {t('paging.page', { page: list.page + 1 })}
        <span className="max-sm:hidden"> · {t('paging.shown', { count })}</span>
      </span>
      <Button
        size="small"
        variant="secondary"
        aria-disabled={list.next === undefined || undefined}
        onClick={() => list.next?.()}
      >
        {t('paging.next')}
        <ChevronRight aria-hidden className="size-4" />
      </Button>
    </nav>
  )
}
