import type { Board } from '@forecourt/domain/booking/contract'
import { FlashValue, useFormat } from '@forecourt/ui'
import { useT } from '../../i18n/index.ts'

type Row = Board['classes'][number]

/** What stands here now, class by class: numbers, and a bar of the same. */
export function ClassTable({ board }: { board: Board }) {
  const t = useT()
  if (board.classes.length === 0) return <p className="p-4 text-muted">{t('board.noUnits')}</p>
  const groups = (['rental', 'parking'] as const)
    .map((product) => ({ product, rows: board.classes.filter((row) => row.product === product) }))
    .filter(({ rows }) => rows.length > 0)
  return (
    <div className="grid gap-x-8 px-4 pb-3 min-[75rem]:grid-cols-2">
      {groups.map(({ product, rows }) => (
        <table key={product} className="w-full border-collapse self-start text-left">
          <caption className="sr-only">{t(`board.${product}`)}</caption>
          <thead>
            <tr className="border-hairline border-b text-muted text-sm">
              <th scope="col" className="py-2 font-medium">
                {t(`board.${product}`)}
              </th>
              <th scope="col" className="w-1/4 font-medium">
                <span className="sr-only">{t('board.class')}</span>
              </th>
              {(['free', 'outHead', 'reserved', 'unavailable'] as const).map((head) => (
                <th
                  key={head}
                  scope="col"
                  className="py-2 pl-3 text-right font-medium max-sm:[&:nth-last-child(-n+2)]:hidden"
                >
                  {t(`board.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ClassRow key={row.classId} row={row} />
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

function ClassRow({ row }: { row: Row }) {
  const t = useT()
  const { language } = useFormat()
  const reserved = Math.max(0, row.total - row.free - row.out - row.unavailable)
  const parts = { free: row.free, out: row.out, reserved, unavailable: row.unavailable }
  return (
    <tr className="border-hairline border-b last:border-b-0">
      <th scope="row" className="py-2 pr-3 font-medium">
        {row.name[language]}{' '}
        <span className="font-normal text-muted text-sm max-xl:hidden">{row.acriss}</span>
      </th>
      <td>
        <Bar {...parts} label={t('board.bar', parts)} />
      </td>
      <td className="whitespace-nowrap py-2 pl-3 text-right">
        <strong className={row.free === 0 ? 'text-red' : 'text-green'}>
          <FlashValue value={row.free} />
        </strong>
        <span className="text-muted"> / {row.total}</span>
      </td>
      <td className="py-2 pl-3 text-right">
        <FlashValue value={row.out} />
      </td>
      <td className="py-2 pl-3 text-right max-sm:hidden">
        <FlashValue value={reserved} />
      </td>
      <td className="py-2 pl-3 text-right max-sm:hidden">
        <FlashValue value={row.unavailable} />
      </td>
    </tr>
  )
}

const fills = {
  free: 'bg-green',
  out: 'bg-violet',
  reserved: 'bg-blue',
  unavailable: 'bg-grey/40 text-grey hatched',
} as const

/** The same numbers as lengths. */
function Bar({ label, ...parts }: Record<keyof typeof fills, number> & { label: string }) {
  return (
    <span role="img" aria-label={label} className="flex h-2 gap-0.5 overflow-hidden rounded-full bg-sunken">
      {(['free', 'reserved', 'out', 'unavailable'] as const).map(
        (part) =>
          parts[part] > 0 && (
            <span key={part} className={`h-full ${fills[part]}`} style={{ flexGrow: parts[part] }} />
          ),
      )}
    </span>
  )
}
