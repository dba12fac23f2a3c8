import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { SearchDialog } from './search-dialog.tsx'

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)

/** The way to everything: a button that looks like the field it opens, and ⌘K. */
export function SearchButton() {
  const t = useT()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      setOpen((now) => !now)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-keyshortcuts="Control+K Meta+K"
        className="flex h-9 min-w-0 max-w-[26rem] grow items-center gap-2 rounded-input border border-hairline bg-subtle px-3 text-muted hover:border-control max-sm:max-w-none"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="truncate">
          {t('shell.search')}
          <span className="max-sm:hidden">: {t('shell.searchHint').toLocaleLowerCase()}</span>
        </span>
        <kbd
          aria-hidden
          className="ml-auto whitespace-nowrap rounded-[4px] border border-hairline bg-bg px-1.5 font-sans text-sm max-sm:hidden"
        >
          {isMac ? '⌘K' : 'Ctrl K'}
        </kbd>
      </button>
      {open && <SearchDialog onClose={() => setOpen(false)} />}
    </>
  )
}
