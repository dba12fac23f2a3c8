import { useLocale } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'
import { cleanName } from '../keypad/clean.ts'
import { letters } from '../keypad/layouts.ts'
import { TypeScreen } from '../keypad/type-screen.tsx'
import { missingOn } from '../session/path.ts'
import { useSession } from '../session/session-context.tsx'

/** The typed name that signs the agreement. */
export function SignScreen() {
  const t = useT()
  const { language } = useLocale()
  const { session, dispatch } = useSession()
  return (
    <TypeScreen
      title={t('sign.title')}
      lead={t('sign.text')}
      label={t('sign.field')}
      value={session.draft.signedName}
      clean={cleanName}
      onChange={(signedName) => dispatch({ type: 'draft', change: { signedName } })}
      layout={letters(language)}
      onBack={() => dispatch({ type: 'back' })}
      next={{
        label: t('sign.action'),
        missing: missingOn(session) ? t('sign.short') : undefined,
        onPress: () => dispatch({ type: 'next' }),
      }}
    />
  )
}
