import { Button, useFormat } from '@forecourt/ui'
import {
  BadgeEuro,
  CalendarClock,
  Car,
  Clock,
  FileText,
  Fuel,
  type LucideIcon,
  ShieldAlert,
} from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { useSession } from '../session/session-context.tsx'
import { Screen } from '../shell/screen.tsx'
import { FullText } from './full-text.tsx'

/** What is signed, in plain words; the full text is one touch away. */
export function AgreementScreen() {
  const t = useT()
  const [full, setFull] = useState(false)
  const { session, dispatch } = useSession()
  const { language, instant, zone, money } = useFormat()
  if (!session.found) return null
  const { booking } = session.found
  const { dropoff } = booking
  const points: [LucideIcon, string][] = [
    [
      Car,
      t('agreement.car', {
        class: booking.class.name[language],
        time: `${instant(booking.to, dropoff.timeZone)}, ${zone(dropoff.timeZone)}`,
        branch: dropoff.name,
      }),
    ],
    [
      BadgeEuro,
      booking.depositMinor > 0
        ? t('agreement.deposit', { amount: money(booking.depositMinor, booking.currency, 'whole') })
        : t('agreement.noDeposit'),
    ],
    [Fuel, t('agreement.fuel')],
    [Clock, t('agreement.late')],
    [ShieldAlert, t('agreement.damage')],
  ]
  return (
    <Screen
      key={full ? 'full' : 'plain'}
      title={t(full ? 'agreement.fullTitle' : 'agreement.title')}
      onBack={() => dispatch({ type: 'back' })}
      next={{ label: t('agreement.agree'), onPress: () => dispatch({ type: 'next' }) }}
      controls={
        <Button variant="secondary" onClick={() => setFull(!full)} wide>
          {full ? (
            <CalendarClock aria-hidden className="size-6" />
          ) : (
            <FileText aria-hidden className="size-6" />
          )}
          {t(full ? 'agreement.plainText' : 'agreement.fullText')}
        </Button>
      }
    >
      {full ? (
        <FullText />
      ) : (
        <ul className="flex flex-col gap-6 landscape:gap-4">
          {points.map(([Icon, text]) => (
            <li key={text} className="flex items-start gap-6 text-lg leading-snug">
              <Icon aria-hidden className="mt-1 size-7 shrink-0 text-brand" />
              {text}
            </li>
          ))}
        </ul>
      )}
    </Screen>
  )
}
