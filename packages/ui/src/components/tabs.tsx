import { clsx } from 'clsx'
import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

export interface TabsProps<V extends string> {
  label: string
  tabs: readonly { value: V; label: ReactNode; count?: number; content: ReactNode }[]
  value: V
  onChange: (value: V) => void
  className?: string
}

/** Panels of one thing under named tabs; arrows move between them. */
export function Tabs<V extends string>({ label, tabs, value, onChange, className }: TabsProps<V>) {
  const choose = (next: string) => {
    const tab = tabs.find((candidate) => candidate.value === next)
    if (tab) onChange(tab.value)
  }
  return (
    <Radix.Root value={value} onValueChange={choose} className={clsx('min-w-0', className)}>
      <Radix.List aria-label={label} className="flex gap-6 overflow-x-auto border-hairline border-b px-1">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px min-h-control whitespace-nowrap border-transparent border-b-2 font-medium text-muted transition-colors hover:text-text data-[state=active]:border-brand forced-colors:border-[Canvas] forced-colors:data-[state=active]:border-[Highlight] data-[state=active]:text-text"
          >
            {tab.label}
            {tab.count !== undefined && <span className="ml-2 font-normal text-muted">{tab.count}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="pt-6">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
