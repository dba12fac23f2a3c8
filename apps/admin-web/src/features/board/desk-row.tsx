import { useServerClock } from '@forecourt/client'
import type { BookingSummary } from '@forecourt/domain/booking/contract'
import { buttonClass, Chip, formatReference, IconButton, Menu, MenuItem, useFormat } from '@forecourt/ui'
import { Link, useNavigate } from '@tanstack/react-router'
import {
  AlarmClock,
  CarFront,
  Check,
  EllipsisVertical,
  ExternalLink,
  SquareParking,
  UserX,
} from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import type { DeskAction } from '../booking/actions.ts'
import { subjectOf } from '../booking/subject.ts'
import { useWhyNot } from '../booking/use-actions.ts'
import { useBranch } from '../shell/branch-context.ts'
import { minutesPast } from './sort.ts'

export interface DeskRowProps {
  row: BookingSummary
  end: 'from' | 'to'
  /** It has left the list, and waits in its place until the hand is away. */
  gone: boolean
  onAsk: (action: DeskAction) => void
}

/** One person at the desk: when, who, what, and the one thing to do next. */
export function DeskRow({ row, end, gone, onAsk }: DeskRowProps) {
  const t = useT()
  const { branch } = useBranch()
  const { instant, duration, language } = useFormat()
  const now = useServerClock(15_000)
  const at = row[end]
  const late = gone ? 0 : minutesPast(at, now)
  const isToday =
    instant(at, branch.timeZone, 'date') === instant(new Date(now).toISOString(), branch.timeZone, 'date')
  const Icon = row.product === 'rental' ? CarFront : SquareParking
  const oneWay = row.pickupBranchId !== row.dropoffBranchId
  return (
    <li
      data-gone={gone || undefined}
      className="group grid grid-cols-[3.25rem_minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-2 hover:bg-subtle data-gone:text-muted"
    >
      <div className="leading-tight">
        <time dateTime={at} className="font-bold text-lg group-data-gone:font-normal">
          {instant(at, branch.timeZone, 'time')}
        </time>
        {!isToday && <span className="block text-muted text-sm">{instant(at, branch.timeZone, 'date')}</span>}
      </div>
      <div className="min-w-0">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to="/b/$branchId/bookings/$bookingId"
            params={{ branchId: branch.id, bookingId: row.id }}
            data-row
            className="truncate rounded-[3px] font-medium hover:underline"
          >
            {row.contactName}
          </Link>
          {late > 0 && (
            <Chip hue="red" icon={AlarmClock}>
              {t(end === 'from' ? 'board.lateBy' : 'board.overdueBy', { duration: duration(late) })}
            </Chip>
          )}
          {gone && (
            <Chip hue="grey" icon={Check}>
              {t('board.left')}
            </Chip>
          )}
        </div>
        <p className="flex min-w-0 items-baseline gap-1.5 text-muted text-sm">
          <Icon aria-hidden className="size-3.5 shrink-0 self-center max-sm:mt-0.5 max-sm:self-start" />
          <span className="line-clamp-2 sm:line-clamp-1">
            {[
              row.className[language],
              row.unitLabel,
              row.plate !== row.unitLabel && row.plate,
              oneWay && t('board.oneWay', { branch: row.dropoffName }),
              formatReference(row.reference),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
      </div>
      <RowActions row={row} gone={gone} action={end === 'from' ? 'checkIn' : 'checkOut'} onAsk={onAsk} />
    </li>
  )
}

function RowActions({
  row,
  gone,
  action,
  onAsk,
}: Pick<DeskRowProps, 'row' | 'gone' | 'onAsk'> & { action: 'checkIn' | 'checkOut' }) {
  const t = useT()
  const navigate = useNavigate()
  const whyNot = useWhyNot()
  const { branch } = useBranch()
  const subject = subjectOf(row)
  const reason = gone ? t('board.left') : whyNot(action, subject)
  return (
    <div className="flex items-center gap-1">
      <button
        type="button"
        aria-disabled={reason !== undefined || undefined}
        aria-label={`${t(`action.${action}`)}: ${row.contactName}${reason ? `. ${reason}` : ''}`}
        title={reason}
        onClick={() => reason === undefined && onAsk(action)}
        className={`${buttonClass(action === 'checkIn' ? 'primary' : 'secondary', { size: 'small' })} min-w-20 sm:min-w-24`}
      >
        {t(`action.${action}`)}
      </button>
      <Menu
        trigger={<IconButton icon={EllipsisVertical} label={t('action.more', { name: row.contactName })} />}
      >
        <MenuItem
          icon={ExternalLink}
          onSelect={() =>
            void navigate({
              to: '/b/$branchId/bookings/$bookingId',
              params: { branchId: branch.id, bookingId: row.id },
            })
          }
        >
          {t('action.openBooking')}
        </MenuItem>
        {action === 'checkIn' && (
          <MenuItem icon={UserX} onSelect={() => onAsk('noShow')} disabledReason={whyNot('noShow', subject)}>
            {t('action.noShow')}
          </MenuItem>
        )}
      </Menu>
    </div>
  )
}
