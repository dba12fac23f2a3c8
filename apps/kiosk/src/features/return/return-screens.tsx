import { useLocale } from '@forecourt/ui'
import { CircleCheckBig, TriangleAlert } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { cleanDigits, cleanNote } from '../keypad/clean.ts'
import { digits, letters } from '../keypad/layouts.ts'
import { TypeScreen } from '../keypad/type-screen.tsx'
import { missingOn } from '../session/path.ts'
import { useSession } from '../session/session-context.tsx'
import { Choice } from '../shell/choice.tsx'
import { Screen } from '../shell/screen.tsx'

/** The odometer, as the dashboard shows it. */
export function MileageScreen() {
  const t = useT()
  const { session, dispatch } = useSession()
  const { odometer } = session.draft
  return (
    <TypeScreen
      title={t('mileage.title')}
      lead={t('mileage.text')}
      label={t('mileage.field')}
      value={odometer}
      clean={cleanDigits}
      show={(typed) => typed.replace(/\B(?=(\d{3})+$)/g, ' ')}
      onChange={(typed) => dispatch({ type: 'draft', change: { odometer: typed } })}
      layout={digits}
      spelled
      problem={session.mend && t('mileage.less')}
      onBack={() => dispatch({ type: 'back' })}
      next={{
        label: t('continue'),
        missing: missingOn(session) ? t('mileage.short') : undefined,
        onPress: () => dispatch({ type: 'next' }),
      }}
    />
  )
}

/** New damage, yes or no. Neither answer is chosen in advance. */
export function DamageScreen() {
  const t = useT()
  const { session, dispatch } = useSession()
  const answer = (damaged: boolean) => {
    dispatch({ type: 'draft', change: { damaged } })
    dispatch({ type: 'next' })
  }
  return (
    <Screen
      title={t('damage.title')}
      lead={t('damage.text')}
      onBack={() => dispatch({ type: 'back' })}
      controls={
        <div className="grid gap-4 landscape:grid-cols-2">
          <Choice
            icon={CircleCheckBig}
            label={t('damage.no')}
            pressed={session.draft.damaged === false}
            onPress={() => answer(false)}
          />
          <Choice
            icon={TriangleAlert}
            label={t('damage.yes')}
            pressed={session.draft.damaged === true}
            onPress={() => answer(true)}
          />
        </div>
      }
    />
  )
}

/** A few words about the damage, for the staff who will look at it. */
export function DamageNoteScreen() {
  const t = useT()
  const { language } = useLocale()
  const { session, dispatch } = useSession()
  return (
    <TypeScreen
      title={t('damage.noteTitle')}
      lead={t('damage.noteText')}
      label={t('damage.field')}
      value={session.draft.damageNote}
      clean={cleanNote}
      onChange={(damageNote) => dispatch({ type: 'draft', change: { damageNote } })}
      layout={letters(language)}
      onBack={() => dispatch({ type: 'back' })}
      next={{
        label: t('damage.action'),
        missing: missingOn(session) ? t('damage.short') : undefined,
        onPress: () => dispatch({ type: 'next' }),
      }}
    />
  )
}
