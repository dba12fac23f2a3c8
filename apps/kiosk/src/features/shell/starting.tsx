import { useT } from '../../i18n/index.ts'

/** Shown while the terminal finds out who it is. */
export function Starting() {
  const t = useT()
  return (
    <div className="grid h-dvh place-items-center bg-brand text-on-brand" role="status">
      <p className="animate-appear text-2xl">{t('starting')}</p>
    </div>
  )
}
