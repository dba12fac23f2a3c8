import { useFormat } from '@forecourt/ui'
import { WifiOff } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { useTerminal } from './terminal-context.ts'

/** Says since when the terminal is on its own, and who can help meanwhile. */
export function OfflineBanner({ since }: { since: number }) {
  const t = useT()
  const { branch } = useTerminal()
  const { instant } = useFormat()
  const time = instant(new Date(since).toISOString(), branch.timeZone, 'time')
  return (
    <div
      role="alert"
      className="flex items-center gap-5 bg-amber-tint px-8 py-3 text-amber landscape:px-5 landscape:py-2"
    >
      <WifiOff aria-hidden className="size-6 shrink-0" />
      <p>
        <strong>{t('offline.title', { time })}</strong> {t('offline.text', { phone: branch.phone })}
      </p>
    </div>
  )
}
