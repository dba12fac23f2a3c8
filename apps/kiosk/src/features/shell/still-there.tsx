import { Button } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'
import { Panel } from './panel.tsx'

/** Asks before the terminal forgets. Any touch or key answers "yes", so the button only has to be there. */
export function StillThere({ secondsLeft }: { secondsLeft: number }) {
  const t = useT()
  return (
    <Panel title={t('idle.title')} controls={<Button wide>{t('idle.stay')}</Button>}>
      <p className="text-lg" role="timer">
        {t('idle.text', { count: secondsLeft })}
      </p>
    </Panel>
  )
}
