import { useServerClock } from '@forecourt/client'
import type { Board } from '@forecourt/domain/booking/contract'
import { FlashValue, useFormat } from '@forecourt/ui'
import {
  AlarmClock,
  ArrowDownToLine,
  ArrowUpFromLine,
  CarFront,
  type LucideIcon,
  SquareParking,
} from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { minutesPast, returning } from './sort.ts'

type TileProps = {
  icon: LucideIcon
  label: string
  value: number
  whole?: number
  note: string
  alarm?: boolean
  href: string
}

/** The branch's day in numbers; each leads to the list that it counts. */
export function Tiles({ board }: { board: Board }) {
  const t = useT()
  const { duration } = useFormat()
  const now = useServerClock(30_000)
  const late = board.arrivals.filter((row) => minutesPast(row.from, now) > 0).length
  const longest = Math.max(0, ...board.overdue.map((row) => minutesPast(row.to, now)))
  const leaving = board.parked.filter((row) => board.departures.some(({ id }) => id === row.id)).length
  const cars = countOf(board, 'rental')
  const bays = countOf(board, 'parking')
  return (
    <section
      aria-label={t('board.tiles')}
      className="grid grid-cols-2 gap-3 sm:grid-cols-3 min-[75rem]:grid-cols-6"
    >
      <Tile
        icon={ArrowUpFromLine}
        label={t('board.arrivals')}
        value={board.arrivals.length}
        note={late > 0 ? t('board.late', { count: late }) : t('board.onTime')}
        alarm={late > 0}
        href="#arriving"
      />
      <Tile
        icon={ArrowDownToLine}
        label={t('board.departures')}
        value={returning(board).length - board.overdue.length}
        note={t('board.leaving', { count: leaving })}
        href="#returning"
      />
      <Tile
        icon={AlarmClock}
        label={t('board.overdue')}
        value={board.overdue.length}
        note={longest > 0 ? t('board.longest', { duration: duration(longest) }) : t('board.noOverdue')}
        alarm={board.overdue.length > 0}
        href="#returning"
      />
      <Tile
        icon={SquareParking}
        label={t('board.parked')}
        value={board.parked.length}
        note={t('board.inUse', { count: bays.out })}
        href="#returning"
      />
      <Tile
        icon={CarFront}
        label={t('board.freeCars')}
        value={cars.free}
        whole={cars.total}
        note={t('board.out', { count: cars.out })}
        href="#classes"
      />
      <Tile
        icon={SquareParking}
        label={t('board.freeBays')}
        value={bays.free}
        whole={bays.total}
        note={t('board.inUse', { count: bays.out })}
        href="#classes"
      />
    </section>
  )
}

function Tile({ icon: Icon, label, value, whole, note, alarm, href }: TileProps) {
  return (
    <a
      href={href}
      data-alarm={alarm || undefined}
      className="group flex flex-col gap-1 rounded-card border border-hairline bg-raised px-4 py-3 transition-colors hover:border-control"
    >
      <span className="flex items-center justify-between gap-2 text-muted">
        <span className="truncate">{label}</span>
        <Icon aria-hidden className="size-4 shrink-0 group-data-alarm:text-red" />
      </span>
      <span className="font-bold text-3xl leading-none tracking-tight">
        <FlashValue value={value} />
        {whole !== undefined && <span className="font-normal text-lg text-muted"> / {whole}</span>}
      </span>
      <span className="text-muted text-sm group-data-alarm:font-medium group-data-alarm:text-red">
        {note}
      </span>
    </a>
  )
}

function countOf(board: Board, product: 'rental' | 'parking') {
  const sum = { free: 0, out: 0, total: 0 }
  for (const row of board.classes) {
    if (row.product !== product) continue
    sum.free += row.free
    sum.out += row.out
    sum.total += row.total
  }
  return sum
}
