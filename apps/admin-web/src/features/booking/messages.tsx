import { useTRPC } from '@forecourt/client'
import type { Booking } from '@forecourt/domain/booking/contract'
import { Chip, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/index.ts'
import { Loading } from '../kit/loading.tsx'
import { Panel } from '../kit/panel.tsx'
import { QueryState } from '../kit/query-state.tsx'
import { messageLooks } from '../operations/looks.ts'

/** What the customer of a booking was told, and when. */
export function Messages({ booking }: { booking: Booking }) {
  const t = useT()
  const trpc = useTRPC()
  const { instant } = useFormat()
  const list = useQuery(trpc.operations.bookingMessages.queryOptions({ bookingId: booking.id }))
  return (
    <Panel title={t('operations.view.messages')} flush>
      <QueryState query={list} skeleton={<Loading />}>
        {(messages) =>
          messages.length === 0 ? (
            <p className="p-4 text-muted">{t('operations.noneSent')}</p>
          ) : (
            <ul>
              {messages.map((message) => (
                <li
                  key={message.id}
                  className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-hairline border-b px-4 py-2.5 last:border-b-0"
                >
                  <span>
                    {t(`operations.kinds.${message.kind}`)}
                    <span className="block text-muted text-sm">
                      {message.recipient} ·{' '}
                      {instant(message.sentAt ?? message.createdAt, booking.pickup.timeZone)}
                    </span>
                  </span>
                  <Chip {...messageLooks[message.state]}>{t(`operations.message.${message.state}`)}</Chip>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </Panel>
  )
}
