import { useState } from 'react'
import * as ui from '../src/index.ts'
import { Row, Section } from './section.tsx'

interface BookingRow {
  id: string
  name: string
  plate: string
  status: ui.BookingStatus
  minor: number
}

const rows: BookingRow[] = [
  { id: 'K7P-2QX', name: 'Ana Martins', plate: 'AB-123-CD', status: 'confirmed', minor: 18240 },
  { id: 'M3R-9TD', name: 'Paul Lefèvre', plate: 'EF-456-GH', status: 'active', minor: 9900 },
  { id: 'W8C-4LN', name: 'Sofia Rossi', plate: 'IJ-789-KL', status: 'no_show', minor: 45650 },
]

const columns: ui.Column<BookingRow>[] = [
  { id: 'reference', header: 'Reference', cell: (row) => row.id, rowHeader: true, sortable: true },
  { id: 'name', header: 'Driver', cell: (row) => row.name, sortable: true },
  { id: 'plate', header: 'Plate', cell: (row) => row.plate },
  { id: 'status', header: 'Status', cell: (row) => <ui.BookingChip status={row.status} product="rental" /> },
  {
    id: 'total',
    header: 'Total',
    cell: (row) => <ui.Money minor={row.minor} currency="EUR" />,
    align: 'end',
    sortable: true,
  },
]

export function Data() {
  const [sort, setSort] = useState<ui.Sort>({ column: 'name', direction: 'ascending' })
  const [price, setPrice] = useState(18240)
  const [deadline] = useState(() => new Date(Date.now() + 372_000).toISOString())
  const [soon] = useState(() => new Date(Date.now() + 92_000).toISOString())
  const list = { caption: 'Bookings', columns, rowKey: (row: BookingRow) => row.id, sort, onSort: setSort }
  return (
    <Section title="Data">
      <ui.Card flush>
        <ui.DataTable {...list} rows={rows} />
      </ui.Card>
      <div className="grid gap-4 lg:grid-cols-3">
        <ui.Card flush>
          <ui.DataTable
            {...list}
            caption="Loading list"
            columns={columns.slice(0, 2)}
            rows={undefined}
            expectedRows={3}
          />
        </ui.Card>
        <ui.Card flush>
          <ui.DataTable {...list} caption="Empty list" columns={columns.slice(0, 2)} rows={[]} />
        </ui.Card>
        <ui.Card flush>
          <ui.DataTable
            {...list}
            caption="Broken list"
            columns={columns.slice(0, 2)}
            rows={[]}
            error={{ onRetry: () => {} }}
          />
        </ui.Card>
      </div>
      <div className="grid items-start gap-6 lg:grid-cols-3">
        <ui.Card>
          <ui.PriceTable
            caption="Price"
            currency="EUR"
            total={18240}
            lines={[
              { id: 'days', label: 'Compact, 3 days', detail: '3 × €54.00', minor: 16200 },
              { id: 'fee', label: 'Airport fee', minor: 2540 },
              { id: 'promo', label: 'Discount SPRING', minor: -500 },
            ]}
            notes={[{ id: 'deposit', label: 'Deposit, not charged now', minor: 30000 }]}
          />
        </ui.Card>
        <ui.Card>
          <ui.Timeline
            items={[
              { id: '1', title: 'Booked', time: 'Mon 4 May, 09:12', state: 'done' },
              { id: '2', title: 'Paid €182.40', time: 'Mon 4 May, 09:14', state: 'done' },
              {
                id: '3',
                title: 'Pick-up',
                time: 'Tue 12 May, 10:00',
                state: 'current',
                detail: 'Bring your licence.',
              },
              { id: '4', title: 'Return', time: 'Fri 15 May, 10:00', state: 'next' },
            ]}
          />
        </ui.Card>
        <ui.Card className="grid place-items-center gap-3">
          <ui.QrCode
            value="https://forecourt.example/p/K7P2QX"
            reference="K7P-2QX"
            className="w-48 rounded-card"
          />
          <span className="font-bold text-xl tracking-widest">K7P-2QX</span>
        </ui.Card>
      </div>
      <Row>
        <ui.Countdown deadline={deadline}>{(time) => <>Held for {time}</>}</ui.Countdown>
        <ui.Countdown deadline={soon}>{(time) => <>Held for {time}</>}</ui.Countdown>
        <ui.StaleStrip updated="14:02" />
        <ui.Button size="small" variant="secondary" onClick={() => setPrice(price + 700)}>
          <ui.FlashValue value={price}>
            <ui.Money minor={price} currency="EUR" />
          </ui.FlashValue>
        </ui.Button>
      </Row>
      <div className="grid gap-4 lg:grid-cols-2">
        <ui.Card>
          <ui.EmptyState
            title="No cars for these dates"
            actions={<ui.Button variant="secondary">Remove “Electric”</ui.Button>}
          >
            The filter Electric hides all 12 cars.
          </ui.EmptyState>
        </ui.Card>
        <ui.Card>
          <ui.ErrorState
            cause="Payments are not answering."
            notCharged
            onRetry={() => {}}
            contactHref="/help"
          />
        </ui.Card>
      </div>
    </Section>
  )
}
