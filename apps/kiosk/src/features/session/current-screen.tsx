import type { ComponentType } from 'react'
import { AgreementScreen } from '../agreement/agreement-screen.tsx'
import { SignScreen } from '../agreement/sign-screen.tsx'
import { AttractScreen } from '../attract/attract-screen.tsx'
import { GateScreen } from '../gate/gate-screen.tsx'
import { ConfirmScreen } from '../identify/confirm-screen.tsx'
import { OtherWaysScreen } from '../identify/other-ways-screen.tsx'
import { ScanScreen } from '../identify/scan-screen.tsx'
import { LastNameScreen, PlateScreen, ReferenceScreen } from '../identify/type-ways.tsx'
import { EnergyScreen } from '../return/energy-screen.tsx'
import { DamageNoteScreen, DamageScreen, MileageScreen } from '../return/return-screens.tsx'
import { RefusedScreen } from './refused-screen.tsx'
import type { Screen } from './session.ts'
import { useSession } from './session-context.tsx'

const screens: Record<Screen, ComponentType> = {
  attract: AttractScreen,
  scan: ScanScreen,
  other_ways: OtherWaysScreen,
  reference: ReferenceScreen,
  last_name: LastNameScreen,
  plate: PlateScreen,
  confirm: ConfirmScreen,
  agreement: AgreementScreen,
  sign: SignScreen,
  mileage: MileageScreen,
  energy: EnergyScreen,
  damage: DamageScreen,
  damage_note: DamageNoteScreen,
  gate: GateScreen,
  refused: RefusedScreen,
}

/** The screen that the session stands at. They come in one piece, so that a cut line never lacks the next one. */
export function CurrentScreen() {
  const { session } = useSession()
  const Screen = screens[session.screen]
  return <Screen key={session.screen} />
}
