import { CircleHelp, Keyboard, ScanQrCode, SquareParking } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { useSession } from '../session/session-context.tsx'
import { Choice } from '../shell/choice.tsx'
import { useHelp } from '../shell/help-context.ts'
import { Screen } from '../shell/screen.tsx'

/** After two failed scans: every other way, a person among them. */
export function OtherWaysScreen() {
  const t = useT()
  const { dispatch } = useSession()
  const help = useHelp()
  return (
    <Screen
      title={t('ways.title')}
      lead={t('ways.text')}
      onBack={() => dispatch({ type: 'back' })}
      controls={
        <div className="ways grid gap-4 landscape:grid-cols-2 landscape:gap-3">
          <Choice
            primary
            icon={Keyboard}
            label={t('ways.reference')}
            hint={t('ways.referenceHint')}
            onPress={() => dispatch({ type: 'way', way: 'reference' })}
          />
          <Choice
            icon={SquareParking}
            label={t('ways.plate')}
            hint={t('ways.plateHint')}
            onPress={() => dispatch({ type: 'way', way: 'plate' })}
          />
          <Choice
            icon={ScanQrCode}
            label={t('ways.scan')}
            hint={t('ways.scanHint')}
            onPress={() => dispatch({ type: 'way', way: 'scan' })}
          />
          <Choice icon={CircleHelp} label={t('ways.help')} hint={t('ways.helpHint')} onPress={help} />
        </div>
      }
    />
  )
}
