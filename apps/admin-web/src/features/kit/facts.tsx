import type { ReactNode } from 'react'

/** Names and values, one under the other; what has no value is left out. */
export function Facts({
  facts,
  className = '',
}: {
  facts: readonly [string, ReactNode][]
  className?: string
}) {
  return (
    <dl className={`grid gap-x-6 gap-y-3 sm:grid-cols-2 ${className}`}>
      {facts.map(
        ([name, value]) =>
          value !== null &&
          value !== undefined &&
          value !== '' && (
            <div key={name} className="min-w-0">
              <dt className="text-muted text-sm">{name}</dt>
              <dd className="break-words font-medium">{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
