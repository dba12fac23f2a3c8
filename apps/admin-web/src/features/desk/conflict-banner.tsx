import type { Booking } from '@forecourt/domain/booking/contract'
import { Button, buttonClass, formatReference, useFormat } from '@forecourt/ui'
import { ArrowLeftRight, Phone, TriangleAlert, X } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { ActionDialog } from '../booking/action-dialog.tsx'
import { askAboutBooking } from '../booking/asked.ts'
import { SwapDialog } from './swap-dialog.tsx'

/** Says that a booking has no unit in time, why, and what staff can do about it. */
export function ConflictBanner({ booking }: { booking: Booking }) {
  const t = useT()
  const { language } = useFormat()
  const [asked, setAsked] = useState<'swap' | 'cancel' | null>(null)
  const { conflict, contact } = booking
  if (conflict === null) return null
  const reference = conflict.causeReference ? formatReference(conflict.causeReference) : ''
  return (
    <section
      aria-labelledby="conflict"
      className="flex flex-col gap-3 rounded-card border border-red bg-red-tint p-4 text-red"
    >
      <div className="flex gap-3">
        <TriangleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />
        <div>
          <h2 id="conflict" className="text-lg">
            {t('desk.conflict.title')}
          </h2>
          <p>{t(`desk.conflict.${conflict.cause}`, { reference })}</p>
        </div>
      </div>
      <ul aria-label={t('desk.conflict.options')} className="flex flex-wrap gap-3">
        <li>
          <Button size="small" onClick={() => setAsked('swap')}>
            <ArrowLeftRight aria-hidden className="size-4" />
            {t('desk.conflict.optionSwap')}
          </Button>
        </li>
        {contact.phone && (
          <li>
            <a
              href={`tel:${contact.phone.replaceAll(' ', '')}`}
              className={buttonClass('secondary', { size: 'small' })}
            >
              <Phone aria-hidden className="size-4" />
              {t('desk.conflict.optionCall')}
            </a>
          </li>
        )}
        <li>
          <Button variant="secondary" size="small" onClick={() => setAsked('cancel')}>
            <X aria-hidden className="size-4" />
            {t('desk.conflict.optionCancel')}
          </Button>
        </li>
      </ul>
      {asked === 'swap' && <SwapDialog booking={booking} onClose={() => setAsked(null)} />}
      {asked === 'cancel' && (
        <ActionDialog
          action="cancel"
          asked={askAboutBooking(booking, language)}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  )
}
