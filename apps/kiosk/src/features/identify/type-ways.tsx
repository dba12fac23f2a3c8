import { formatReference, useLocale } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'
import { cleanName, cleanPlate, cleanReference } from '../keypad/clean.ts'
import { letters, plateKeys, referenceKeys } from '../keypad/layouts.ts'
import { TypeScreen } from '../keypad/type-screen.tsx'
import { missingOn } from '../session/path.ts'
import { useSession } from '../session/session-context.tsx'
import { useIdentify } from './use-identify.ts'

/** The reference from the email, on a pad without lookalikes. */
export function ReferenceScreen() {
  const t = useT()
  const { session, dispatch } = useSession()
  return (
    <TypeScreen
      title={t('reference.title')}
      lead={t('reference.text')}
      label={t('reference.field')}
      value={session.draft.reference}
      clean={cleanReference}
      show={formatReference}
      onChange={(reference) => dispatch({ type: 'draft', change: { reference } })}
      layout={referenceKeys}
      spelled
      onBack={() => dispatch({ type: 'back' })}
      next={{
        label: t('continue'),
        missing: missingOn(session) ? t('reference.short') : undefined,
        onPress: () => dispatch({ type: 'next' }),
      }}
    />
  )
}

/** The last name that belongs to the reference. */
export function LastNameScreen() {
  const t = useT()
  const { language } = useLocale()
  const { session, dispatch } = useSession()
  const { find, busy, problem, forget } = useIdentify()
  const { reference, lastName } = session.draft
  return (
    <TypeScreen
      title={t('lastName.title')}
      lead={t('lastName.text')}
      label={t('lastName.field')}
      value={lastName}
      clean={cleanName}
      onChange={(typed) => {
        forget()
        dispatch({ type: 'draft', change: { lastName: typed } })
      }}
      layout={letters(language)}
      problem={problem && t(problem === 'network' ? 'notFound.network' : 'notFound.reference')}
      onBack={() => dispatch({ type: 'back' })}
      next={{
        label: t('find'),
        missing: missingOn(session) ? t('lastName.short') : undefined,
        loading: busy,
        onPress: () => find({ by: 'reference', reference, lastName: lastName.trim() }),
      }}
    />
  )
}

/** The plate of a parking booking. */
export function PlateScreen() {
  const t = useT()
  const { session, dispatch } = useSession()
  const { find, busy, problem, forget } = useIdentify()
  const { plate } = session.draft
  return (
    <TypeScreen
      title={t('plate.title')}
      lead={t('plate.text')}
      label={t('plate.field')}
      value={plate}
      clean={cleanPlate}
      onChange={(typed) => {
        forget()
        dispatch({ type: 'draft', change: { plate: typed } })
      }}
      layout={plateKeys}
      spelled
      problem={problem && t(problem === 'network' ? 'notFound.network' : 'notFound.plate')}
      onBack={() => dispatch({ type: 'back' })}
      next={{
        label: t('find'),
        missing: missingOn(session) ? t('plate.short') : undefined,
        loading: busy,
        onPress: () => find({ by: 'plate', plate }),
      }}
    />
  )
}
