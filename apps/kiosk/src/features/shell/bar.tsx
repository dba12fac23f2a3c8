import { Accessibility, CircleHelp, Languages, type LucideIcon, RotateCcw } from 'lucide-react'
import type { PointerEvent } from 'react'
import { useT } from '../../i18n/index.ts'

export type BarPanel = 'help' | 'language' | 'access'

const items: readonly { panel: BarPanel; icon: LucideIcon }[] = [
  { panel: 'help', icon: CircleHelp },
  { panel: 'language', icon: Languages },
  { panel: 'access', icon: Accessibility },
]

const itemClass =
  'flex h-full min-w-0 flex-1 flex-col items-center justify-center gap-1 rounded-input px-1 font-medium text-sm leading-tight outline-offset-[-6px] hover:bg-bg/15 aria-expanded:bg-bg aria-expanded:text-text landscape:flex-row landscape:gap-1'

/** A finger on the bar leaves the focus in the field: it is there again when the panel closes. */
const keepFocus = (event: PointerEvent) => event.preventDefault()

/** The same four ways out on every screen, always in the same place. */
export function Bar({
  open,
  onToggle,
  onStartOver,
}: {
  open: BarPanel | null
  onToggle: (panel: BarPanel) => void
  onStartOver: () => void
}) {
  const t = useT()
  return (
    <nav
      aria-label={t('bar.label')}
      className="bar z-40 flex h-(--bar-block) shrink-0 items-stretch gap-2 border-hairline border-t bg-text p-2 text-bg landscape:p-1"
    >
      {items.map(({ panel, icon: Icon }) => (
        <button
          key={panel}
          type="button"
          aria-expanded={open === panel}
          onPointerDown={keepFocus}
          className={itemClass}
          onClick={() => onToggle(panel)}
        >
          <Icon aria-hidden className="size-6 shrink-0 landscape:size-5" />
          <span className="max-w-full truncate">{t(`bar.${panel}`)}</span>
        </button>
      ))}
      <button type="button" className={itemClass} onClick={onStartOver}>
        <RotateCcw aria-hidden className="size-6 shrink-0 landscape:size-5" />
        <span className="max-w-full truncate">{t('bar.startOver')}</span>
      </button>
    </nav>
  )
}
