import { useT } from '../../i18n/index.ts'

/** What the last try said, below the state that it led to. */
export function Reason({ error, attempts }: { error: string | null; attempts: number }) {
  const t = useT()
  if (error === null) return null
  return (
    <span className="mt-1 block max-w-80 whitespace-normal break-words text-muted text-sm">
      {t('operations.tries', { count: attempts })}: {error}
    </span>
  )
}
