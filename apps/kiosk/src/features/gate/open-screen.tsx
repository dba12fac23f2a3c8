import type { GateCommand } from '@forecourt/domain/gate/contract'
import { useFormat } from '@forecourt/ui'
import { CircleCheckBig } from 'lucide-react'
import { useEffect, useState } from 'react'
import { type T, useT } from '../../i18n/index.ts'
import { doneMs } from '../session/idle.ts'
import { useSession } from '../session/session-context.tsx'
import { Screen } from '../shell/screen.tsx'
import { GateScene } from './gate-scene.tsx'

/** The last screen: the gate is open, what to look for, and a count to the wipe. */
export function OpenScreen({ command }: { command: GateCommand | undefined }) {
  const t = useT()
  const { wipe, session } = useSession()
  const { instant } = useFormat()
  const secondsLeft = useDone(wipe)
  const { booking, step } = session.found ?? {}
  const entering = step === 'check_in'
  const time = booking ? instant(booking.to, booking.dropoff.timeZone) : ''
  return (
    <div className="grid min-h-0 bg-green-tint">
      <Screen
        title={
          <span role="status" className="flex items-center gap-5 text-3xl text-green">
            <CircleCheckBig aria-hidden className="size-10 shrink-0" />
            {t('gate.openTitle')}
          </span>
        }
        lead={<span className="text-text">{noteOf(t, booking?.product === 'rental', entering, time)}</span>}
        next={{ label: t('gate.done'), onPress: wipe }}
        controls={<p className="text-center text-lg">{t('gate.clears', { count: secondsLeft })}</p>}
      >
        <div className="flex flex-col gap-8 landscape:flex-row landscape:items-end">
          <div className="grow text-green [--barrier-stripe:var(--color-green-tint)]">
            <GateScene open acriss={booking?.class.acriss} />
          </div>
          {entering && <WhatToLookFor unit={command?.unit ?? booking?.unit} />}
        </div>
      </Screen>
    </div>
  )
}

/** The car with its plate, or the bay with its level, as large as they stand on the ground. */
function WhatToLookFor({ unit }: { unit: GateCommand['unit'] | null | undefined }) {
  const t = useT()
  if (!unit) return null
  const car = [unit.make, unit.model].filter(Boolean).join(' ')
  return (
    <div className="rounded-sheet bg-bg p-6 text-text landscape:p-4">
      <p className="text-lg text-muted landscape:text-sm">{t(car ? 'gate.yourCar' : 'gate.yourBay')}</p>
      {car && <p className="mt-1 font-bold text-2xl landscape:text-lg">{car}</p>}
      <p className="mt-2 inline-block whitespace-nowrap rounded-input border-2 border-text px-4 font-bold text-3xl tracking-wide landscape:text-2xl">
        {unit.plate ?? unit.label}
      </p>
      {unit.level && <p className="mt-2 text-xl">{t('gate.level', { level: unit.level })}</p>}
    </div>
  )
}

function noteOf(t: T, rental: boolean, entering: boolean, time: string): string {
  if (rental) return entering ? t('gate.pickUpNote', { time }) : t('gate.returnNote')
  return entering ? t('gate.parkNote', { time }) : t('gate.exitNote')
}

/** Counts the last screen down to the wipe; answers the seconds left. */
function useDone(onDone: () => void): number {
  const [left, setLeft] = useState(doneMs / 1000)
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000)
    return () => clearInterval(timer)
  }, [])
  const over = left <= 0
  // Runs once, when the time is over.
  useEffect(() => {
    if (over) onDone()
  }, [over])
  return Math.max(left, 0)
}
