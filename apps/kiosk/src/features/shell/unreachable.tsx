import { WifiOff } from 'lucide-react'
import { useT } from '../../i18n/index.ts'

/** The terminal never reached the server since it was switched on; it tries again by itself. */
export function Unreachable() {
  const t = useT()
  return (
    <div
      role="alert"
      className="grid h-dvh place-content-center justify-items-center gap-6 px-12 text-center"
    >
      <WifiOff aria-hidden className="size-14 text-muted" />
      <h1 className="text-2xl">{t('unreachable.title')}</h1>
      <p className="text-lg text-muted">{t('unreachable.text')}</p>
    </div>
  )
}
