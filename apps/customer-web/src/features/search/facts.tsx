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
    <dl className="divide-y divide-hairline border-hairline border-y">
      {facts.map(([title, text]) => (
        <div key={title} className="grid gap-x-8 gap-y-1 py-5 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <dt className="font-bold">{title}</dt>
          <dd className="max-w-read text-muted">{text}</dd>
        </div>
      ))}
    </dl>
  )
}
