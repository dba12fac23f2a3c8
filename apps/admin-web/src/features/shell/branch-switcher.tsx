import { useTRPC } from '@forecourt/client'
import { inputClass, Popover } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { useMatches, useNavigate } from '@tanstack/react-router'
import { Check, ChevronsUpDown, MapPin } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { useStaff } from '../identity/session.ts'
import { useBranch } from './branch-context.ts'
import { type BranchName, recentBranches } from './branches.ts'

/** Which branch is looked at, and the way to another; the page stays the same. */
export function BranchSwitcher({ onSwitch }: { onSwitch?: () => void }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const { branch } = useBranch()
  const go = useGoToBranch()
  return (
    <Popover
      label={t('shell.switchBranch')}
      open={open}
      onOpenChange={setOpen}
      className="w-72 p-2!"
      trigger={
        <button
          type="button"
          aria-label={t('shell.branch', { name: branch.name })}
          className="flex min-h-11 w-full items-center gap-3 rounded-input border border-hairline bg-bg px-3 text-left hover:border-control"
        >
          <MapPin aria-hidden className="size-4 shrink-0 text-brand" />
          <span className="min-w-0 grow truncate font-medium">{branch.name}</span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
        </button>
      }
    >
      <BranchChoice
        onChoose={(id) => {
          setOpen(false)
          onSwitch?.()
          go(id)
        }}
      />
    </Popover>
  )
}

function BranchChoice({ onChoose }: { onChoose: (id: string) => void }) {
  const t = useT()
  const staff = useStaff()
  const { branch } = useBranch()
  const [text, setText] = useState('')
  const { list, heading } = useBranches(staff.role === 'admin' ? null : staff.branches, text)
  return (
    <>
      <input
        type="search"
        aria-label={t('shell.findBranch')}
        placeholder={t('shell.findBranch')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={inputClass}
      />
      <p className="px-2 pt-3 pb-1 font-medium text-muted text-sm">{t(`shell.${heading}`)}</p>
      <ul className="max-h-72 overflow-y-auto">
        {list.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={id === branch.id || undefined}
              className="flex min-h-9 w-full items-center justify-between gap-3 rounded-input px-2 text-left hover:bg-sunken"
              onClick={() => onChoose(id)}
            >
              {name}
              {id === branch.id && <Check aria-hidden className="size-4 shrink-0 text-brand" />}
            </button>
          </li>
        ))}
        {list.length === 0 && <li className="px-2 py-2 text-muted">{t('shell.noBranch')}</li>}
      </ul>
    </>
  )
}

/** Branches to choose from: one's own by name, or for those who work everywhere the recent ones and a search. */
function useBranches(own: readonly BranchName[] | null, text: string) {
  const trpc = useTRPC()
  const wanted = useDeferredValue(text.trim())
  const searching = own === null && wanted !== ''
  const places = useQuery(
    trpc.fleet.searchPlaces.queryOptions(
      { text: wanted },
      { enabled: searching, placeholderData: (last) => last },
    ),
  )
  if (own) {
    const fits = (name: string) => name.toLocaleLowerCase().includes(wanted.toLocaleLowerCase())
    return { heading: 'yours' as const, list: own.filter(({ name }) => fits(name)) }
  }
  if (!searching) return { heading: 'recent' as const, list: recentBranches() }
  const found = (places.data ?? []).flatMap(({ branchId, name }) =>
    branchId ? [{ id: branchId, name }] : [],
  )
  return { heading: 'found' as const, list: found }
}

const sections = ['board', 'bookings', 'units', 'terminals', 'account'] as const

/** Opens the same section at another branch. */
function useGoToBranch(): (branchId: string) => void {
  const navigate = useNavigate()
  const here = useMatches({ select: (matches) => matches.at(-1)?.pathname ?? '' })
  return (branchId) => {
    const section = sections.find((name) => here.includes(`/${name}`)) ?? 'board'
    void navigate({ to: `/b/$branchId/${section}`, params: { branchId } })
  }
}
