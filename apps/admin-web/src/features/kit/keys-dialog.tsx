import { Dialog } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'

const keys = [
  { keys: ['⌘ K', 'Ctrl K'], text: 'search' },
  { keys: ['/'], text: 'filter' },
  { keys: ['j', '↓'], text: 'next' },
  { keys: ['k', '↑'], text: 'previous' },
  { keys: ['Enter'], text: 'open' },
  { keys: ['?'], text: 'list' },
] as const

/** The list of keys. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  return (
    <Dialog open onClose={onClose} title={t('keys.title')}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-2">
        {keys.map(({ keys: names, text }) => (
          <div key={text} className="col-span-2 grid grid-cols-subgrid items-center">
            <dt className="flex gap-1.5">
              {names.map((name) => (
                <kbd
                  key={name}
                  className="min-w-7 rounded-[4px] border border-control bg-subtle px-1.5 py-0.5 text-center font-sans text-sm"
                >
                  {name}
                </kbd>
              ))}
            </dt>
            <dd>{t(`keys.${text}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-muted text-sm">{t('keys.hint')}</p>
    </Dialog>
  )
}
