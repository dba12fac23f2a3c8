import { useT } from '../../i18n.ts'

/** What one can count on, in three sentences. */
export function Facts() {
  const t = useT()
  const facts = [
    [t('search.facts.totalTitle'), t('search.facts.total')],
    [t('search.facts.holdTitle'), t('search.facts.hold')],
    [t('search.facts.cancelTitle'), t('search.facts.cancel')],
  ]
  return (
    <dl className="grid gap-x-12 gap-y-8 sm:grid-cols-3">
      {facts.map(([title, text]) => (
        <div key={title} className="border-brand border-t-2 pt-4">
          <dt className="font-bold text-lg">{title}</dt>
          <dd className="mt-1 text-muted">{text}</dd>
        </div>
      ))}
    </dl>
  )
}
