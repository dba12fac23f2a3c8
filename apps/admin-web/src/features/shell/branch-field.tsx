import { useTRPC } from '@forecourt/client'
import { Combobox, type ComboOption } from '@forecourt/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useBranch } from './branch-context.ts'

/** Another branch that rents cars, by name or place. */
export function BranchField({
  label,
  name,
  value,
  error,
  onChange,
}: {
  label: string
  name: string
  value: ComboOption | null
  error: string | undefined
  onChange: (option: ComboOption | null) => void
}) {
  const trpc = useTRPC()
  const { branch } = useBranch()
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim())
  const places = useQuery(
    trpc.fleet.searchPlaces.queryOptions(wanted ? { text: wanted, product: 'rental' } : skipToken, {
      placeholderData: keepPreviousData,
    }),
  )
  const options = (wanted ? (places.data ?? []) : []).flatMap(({ branchId, name, region }) =>
    branchId && branchId !== branch.id
      ? [{ value: branchId, label: name, ...(region && { detail: region }) }]
      : [],
  )
  return (
    <Combobox
      label={label}
      name={name}
      options={options}
      status={places.isFetching ? 'loading' : 'ready'}
      onQuery={setText}
      value={value}
      onChange={onChange}
      error={error}
    />
  )
}
