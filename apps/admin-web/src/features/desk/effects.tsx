import type { MovedBooking, UnitEffects } from '@forecourt/domain/booking/contract'
import { Checkbox, formatReference, useFormat } from '@forecourt/ui'
import { ArrowRight, CircleCheck, TriangleAlert } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { useBranch } from '../shell/branch-context.ts'

/** What taking a unit away does to its bookings: where each goes, and which have nowhere to go. */
export function Effects({ effects }: { effects: UnitEffects }) {
  const t = useT()
  const { branch } = useBranch()
  const { instant } = useFormat()
  const until = effects.cutShort && effects.block?.to
  return (
    <section aria-live="polite" className="rounded-card border border-hairline p-4">
      <h3 className="mb-2 text-base">{t('desk.effects.title')}</h3>
      {effects.bookings.length === 0 ? (
        <p className="flex gap-2 text-green">
          <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t('desk.effects.none')}
        </p>
      ) : (
        <ul className="flex flex-col gap-2">
          {effects.bookings.map((moved) => (
            <MovedRow key={moved.bookingId} moved={moved} />
          ))}
        </ul>
      )}
      {effects.transfers.map((transfer) => (
        <p key={transfer.from} className="mt-2 text-muted text-sm">
          {t('desk.effects.transfer', { time: instant(transfer.from, branch.timeZone) })}
        </p>
      ))}
      {until && !effects.impossible && (
        <p className="mt-2 text-red">
          {t('desk.effects.cutShort', { time: instant(until, branch.timeZone) })}
        </p>
      )}
      {effects.impossible && <p className="mt-2 font-medium text-red">{t('desk.effects.impossible')}</p>}
    </section>
  )
}

function MovedRow({ moved }: { moved: MovedBooking }) {
  const t = useT()
  const { language, period } = useFormat()
  const stays = moved.outcome === 'stays'
  const Icon = stays ? TriangleAlert : ArrowRight
  const word =
    moved.status === 'active'
      ? t('desk.effects.running')
      : t(`desk.effects.${moved.outcome}`, { class: moved.className[language] })
  return (
    <li>
      <span className="font-medium">{formatReference(moved.reference)}</span>{' '}
      <span className="text-muted">{period(moved.from, moved.to, moved.timeZone)}</span>
      <span className={`flex gap-1.5 ${stays ? 'text-red' : ''}`}>
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
        {word}
        {moved.pinned && ` (${t('desk.effects.pinned')})`}
      </span>
    </li>
  )
}

/** Whether staff go on though bookings stay; shown only where it matters. */
export function KeepConflicts({
  effects,
  checked,
  error,
  onChange,
}: {
  effects: UnitEffects | undefined
  checked: boolean
  error: boolean
  onChange: (checked: boolean) => void
}) {
  const t = useT()
  if (!effects?.refused || effects.impossible) return null
  return (
    <Checkbox
      name="keep"
      label={t('desk.effects.keep')}
      hint={t('desk.effects.keepHint')}
      checked={checked}
      error={error ? t('desk.effects.mustKeep') : undefined}
      onChange={(event) => onChange(event.target.checked)}
    />
  )
}
