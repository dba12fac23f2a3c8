import { Bay, formatReference, Silhouette, useFormat } from '@forecourt/ui'
import { AlarmClock, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/index.ts'
import type { Intent } from '../session/session.ts'
import { useSession } from '../session/session-context.tsx'
import { Screen } from '../shell/screen.tsx'
import { unitName } from './unit-name.ts'

const words = {
  'rental.check_in': { text: 'pickUp', intent: 'pick_up' },
  'rental.check_out': { text: 'return', intent: 'return' },
  'parking.check_in': { text: 'park', intent: 'park' },
  'parking.check_out': { text: 'exit', intent: 'exit' },
} as const satisfies Record<string, { text: string; intent: Intent }>

/**
 * "Is this you?": the first name and initial, and what is booked. Whoever came with a plate alone sees no
 * name: a plate can be read by anyone.
 */
export function ConfirmScreen() {
  const t = useT()
  const { session, dispatch } = useSession()
  const { language, instant, zone } = useFormat()
  const { found, foundBy, intent } = session
  if (!found) return null
  const { booking, step, shortName } = found
  const doing = words[`${booking.product}.${step}`]
  const place = step === 'check_in' ? booking.pickup : booking.dropoff
  const time = `${instant(booking.to, booking.dropoff.timeZone)}, ${zone(booking.dropoff.timeZone)}`
  const className = booking.class.name[language]
  const facts: [string, string][] = [[t('confirm.reference'), formatReference(booking.reference)]]
  if (booking.plate) facts.push([t('confirm.plate'), booking.plate])
  if (booking.unit)
    facts.push([t(booking.product === 'rental' ? 'confirm.car' : 'confirm.bay'), unitName(booking.unit)])

  return (
    <Screen
      title={
        foundBy === 'plate'
          ? `${session.draft.plate}. ${t('confirm.isThisYou')}`
          : t('confirm.hello', { name: shortName })
      }
      lead={foundBy === 'plate' ? undefined : t('confirm.isThisYou')}
      onBack={() => dispatch({ type: 'back' })}
      backLabel={t('confirm.notMe')}
      next={{ label: t('confirm.yesMe'), onPress: () => dispatch({ type: 'next' }) }}
    >
      <div className="rounded-sheet border border-hairline bg-subtle p-6 landscape:grid landscape:grid-cols-[auto_1fr_auto] landscape:items-center landscape:gap-x-6 landscape:p-4">
        <div className="text-brand">
          {booking.product === 'rental' ? (
            <Silhouette acriss={booking.class.acriss ?? ''} className="h-32 landscape:h-16" />
          ) : (
            <Bay bay={booking.class.bayKind ?? 'standard'} className="h-32 landscape:h-16" />
          )}
        </div>
        <div className="mt-5 landscape:mt-0">
          <p className="text-muted">{t(`confirm.${doing.text}`)}</p>
          <p className="font-bold text-xl">
            {booking.product === 'rental' && step === 'check_in' && !booking.unit
              ? t('confirm.orSimilar', { name: className })
              : className}
          </p>
          <p className="mt-2 text-lg landscape:mt-1 landscape:text-base">{t('confirm.until', { time })}</p>
          <p className="text-muted">{place.name}</p>
        </div>
        <dl className="mt-5 flex flex-wrap gap-x-10 gap-y-3 landscape:mt-0 landscape:max-w-[320px] landscape:flex-col">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt className="text-muted text-sm">{name}</dt>
              <dd className="font-bold text-lg">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {intent !== null && doing.intent !== intent && (
        <Note icon={<Info aria-hidden className="size-6 shrink-0" />}>{t('confirm.otherThanChosen')}</Note>
      )}
      {booking.overdue && (
        <Note icon={<AlarmClock aria-hidden className="size-6 shrink-0" />}>{t('confirm.overdue')}</Note>
      )}
    </Screen>
  )
}

function Note({ icon, children }: { icon: ReactNode; children: string }) {
  return (
    <p className="mt-5 flex items-start gap-4 rounded-card bg-amber-tint p-5 text-amber landscape:mt-3 landscape:p-3">
      {icon}
      {children}
    </p>
  )
}
