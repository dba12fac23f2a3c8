import { useTRPC } from '@forecourt/client'
import { BookingChip, Dialog, formatReference, inputClass, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useDeferredValue, useId, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { useStaff, worksAt } from '../identity/session.ts'
import { useBranch } from './branch-context.ts'
import { placesFor } from './nav.tsx'

type Hit = { id: string; content: ReactNode; open: () => void }

/** Bookings by reference, plate or name, and pages by name: ↑ ↓ to move, Enter to open. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const listId = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const hits = useHits(text.trim(), onClose)
  const current = Math.min(at, Math.max(hits.length - 1, 0))

  function press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setAt((current + step + hits.length) % Math.max(hits.length, 1))
    else if (event.key === 'Enter') hits[current]?.open()
    else return
    event.preventDefault()
  }

  return (
    <Dialog open onClose={onClose} title={t('shell.searchTitle')} className="mt-[12dvh]!">
      <input
        ref={focusFirst}
        type="search"
        role="combobox"
        aria-label={t('shell.searchTitle')}
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        aria-activedescendant={hits[current] ? `${listId}-${current}` : undefined}
        placeholder={t('shell.searchHint')}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={press}
        className={inputClass}
      />
      <div id={listId} role="listbox" aria-label={t('shell.searchTitle')} className="mt-3 min-h-40">
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above moves through the list by keys
          <div
            key={hit.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            onClick={hit.open}
            className="flex min-h-11 cursor-pointer items-center gap-3 rounded-input px-3 py-1.5 hover:bg-subtle aria-selected:bg-sunken"
          >
            {hit.content}
          </div>
        ))}
        {hits.length === 0 && (
          <p className="px-3 py-6 text-center text-muted" role="status">
            {text.trim() ? t('shell.searchEmpty', { text: text.trim() }) : t('shell.searchStart')}
          </p>
        )}
      </div>
    </Dialog>
  )
}

/** The platform's dialog gives the focus to what has this attribute; React's own `autoFocus` comes too early for it. */
const focusFirst = (field: HTMLInputElement | null) => field?.setAttribute('autofocus', '')

function useHits(text: string, onClose: () => void): Hit[] {
  const t = useT()
  const trpc = useTRPC()
  const navigate = useNavigate()
  const staff = useStaff()
  const { branch } = useBranch()
  const { instant, language } = useFormat()
  const wanted = useDeferredValue(text)
  const bookings = useQuery(
    trpc.booking.list.queryOptions(
      { text: wanted, limit: 8 },
      { enabled: wanted.length >= 2, placeholderData: (last) => last },
    ),
  )
  const found = wanted.length >= 2 ? (bookings.data?.items ?? []) : []
  const pages = placesFor(staff.role).filter((place) =>
    t(`shell.${place.text}`).toLocaleLowerCase().includes(text.toLocaleLowerCase()),
  )
  return [
    ...found.map((booking) => ({
      id: booking.id,
      content: (
        <>
          <span className="w-20 shrink-0 font-bold">{formatReference(booking.reference)}</span>
          <span className="min-w-0 grow">
            <span className="block truncate">{booking.contactName}</span>
            <span className="block truncate text-muted text-sm">
              {booking.className[language]} · {instant(booking.from, booking.pickupTimeZone)} ·{' '}
              {booking.pickupName}
            </span>
          </span>
          <BookingChip status={booking.status} product={booking.product} />
        </>
      ),
      open: () => {
        onClose()
        const { pickupBranchId, dropoffBranchId } = booking
        const branchId = worksAt(staff, pickupBranchId) ? pickupBranchId : dropoffBranchId
        void navigate({ to: '/b/$branchId/bookings/$bookingId', params: { branchId, bookingId: booking.id } })
      },
    })),
    ...pages.map(({ to, text: name, icon: Icon }) => ({
      id: to,
      content: (
        <>
          <Icon aria-hidden className="size-4 shrink-0 text-muted" />
          {t('shell.goTo', { page: t(`shell.${name}`) })}
        </>
      ),
      open: () => {
        onClose()
        void navigate({ to, params: { branchId: branch.id } })
      },
    })),
  ]
}
