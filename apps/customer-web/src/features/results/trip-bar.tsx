import { Button, Sheet, useFormat } from '@forecourt/ui'
import { Pencil } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useT } from '../../i18n.ts'
import { SearchForm } from '../search/search-form.tsx'
import { defaultAge, periodOf, searchOf, type Trip } from '../trip/trip.ts'

/** What is searched for, in a line, and the ways to change it; `children` are further ones (the filters). */
export function TripBar({ trip, children }: { trip: Trip; children: ReactNode }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-3">
      <TripLine trip={trip} />
      <Button variant="secondary" size="small" onClick={() => setOpen(true)}>
        <Pencil aria-hidden className="size-4" />
        {t('results.edit')}
      </Button>
      {/* On a wide screen, the filters stand on a line of their own. */}
      <span className="hidden basis-full sm:block" />
      {children}
      <Sheet open={open} onClose={() => setOpen(false)} title={t('results.editTitle')}>
        <SearchForm start={searchOf(trip)} onSearch={() => setOpen(false)} />
      </Sheet>
    </div>
  )
}

/** "Mon 12 May, 10:00 – Thu 15 May, 10:00, Lisbon time · Driver 23 · Return: Nice" */
export function TripLine({ trip }: { trip: Trip }) {
  const t = useT()
  const { period, zone } = useFormat()
  const { from, to } = periodOf(trip)
  const parts = [
    t('results.period', { period: period(from, to, trip.tz), zone: zone(trip.tz) }),
    trip.product === 'rental' && trip.age !== defaultAge && t('results.ageShort', { age: trip.age }),
    trip.drop && t('results.returnAt', { name: trip.drop.name }),
  ]
  return <p className="text-muted max-sm:basis-full sm:mr-2">{parts.filter(Boolean).join(' · ')}</p>
}
