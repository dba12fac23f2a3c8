import { Button, inputClass } from '@forecourt/ui'
import { Search, X } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useState } from 'react'

export interface FilterBarProps {
  /** The field for words, which `/` leads to. */
  text: {
    label: string
    value: string
    onChange: (text: string) => void
    ref: RefObject<HTMLInputElement | null>
  }
  /** Further filters, as `FilterSelect` and the like. */
  children: ReactNode
  /** Shown when something is filtered. */
  clear?: { label: string; onClear: () => void } | undefined
}

/** How long somebody types before the list is asked for again, in ms. */
const typingMs = 250

/** The filters above a list, in one line that wraps. */
export function FilterBar({ text, children, clear }: FilterBarProps) {
  const [typed, setTyped] = useState(text.value)
  const { value, onChange } = text
  // The address may change by itself: back, a link, "Clear".
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => onChange(typed), typingMs)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return (
    <search className="flex flex-wrap items-center gap-2">
      <span className="relative min-w-52 grow sm:max-w-72">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
        />
        <input
          ref={text.ref}
          type="search"
          aria-label={text.label}
          placeholder={text.label}
          aria-keyshortcuts="/"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className={`${inputClass} pl-9!`}
        />
      </span>
      {children}
      {clear && (
        <Button variant="quiet" size="small" onClick={clear.onClear}>
          <X aria-hidden className="size-4" />
          {clear.label}
        </Button>
      )}
    </search>
  )
}

export interface FilterSelectProps<V extends string> {
  label: string
  /** The words of "no filter". */
  any: string
  value: V | undefined
  options: readonly { value: V; label: string }[]
  onChange: (value: V | undefined) => void
}

/** One filter of a few values; set, it stands out. */
export function FilterSelect<V extends string>({
  label,
  any,
  value,
  options,
  onChange,
}: FilterSelectProps<V>) {
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      data-set={value !== undefined || undefined}
      onChange={(event) => onChange(options.find((option) => option.value === event.target.value)?.value)}
      className={`${inputClass} w-auto! max-w-56 pr-2! data-set:border-brand data-set:bg-brand-tint data-set:font-medium`}
    >
      <option value="">{any}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
