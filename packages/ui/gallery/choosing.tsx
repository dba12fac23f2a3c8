import { MapPin, Plane } from 'lucide-react'
import { useState } from 'react'
import * as ui from '../src/index.ts'
import { Section } from './section.tsx'

const places = [
  { value: 'lis', label: 'Lisbon Airport', detail: 'Lisbon · LIS', icon: Plane },
  { value: 'lyo', label: 'Lyon Part-Dieu', detail: 'Auvergne-Rhône-Alpes', icon: MapPin },
  { value: 'lil', label: 'Lille Flandres', detail: 'Hauts-de-France', icon: MapPin },
]

const hours: ui.SlotRule = (date, time, end) => {
  if (new Date(`${date}T00:00Z`).getUTCDay() === 0) return { closed: 'Closed on Sunday' }
  if (time < '08:00') return { closed: 'Opens 08:00' }
  if (time <= '20:00') return 'open'
  return end === 'end' ? { note: 'Key box return' } : { closed: 'Closes 20:00' }
}

export function Choosing() {
  const [query, setQuery] = useState('')
  const [place, setPlace] = useState<ui.ComboOption | null>(null)
  const [period, setPeriod] = useState<ui.LocalRange>(() => {
    const today = ui.toLocal(new Date().toISOString(), 'Europe/Lisbon').slice(0, 10)
    return { start: `${ui.addDays(today, 4)}T10:00`, end: `${ui.addDays(today, 9)}T13:00` }
  })
  const [birth, setBirth] = useState<ui.DateParts>({ day: '', month: '', year: '' })
  const [plate, setPlate] = useState<ui.Plate>({ country: 'F', text: 'AB-123-CD' })
  return (
    <Section title="Choosing">
      <div className="grid items-end gap-4 lg:grid-cols-2">
        <ui.Combobox
          name="place"
          label="Where"
          icon={MapPin}
          placeholder="City, airport or address"
          options={places.filter(({ label }) => label.toLowerCase().includes(query.toLowerCase()))}
          onQuery={setQuery}
          value={place}
          onChange={setPlace}
        />
        <ui.DateTimeRange
          clock={Date.now}
          name="when"
          value={period}
          onChange={setPeriod}
          zone="Europe/Lisbon"
          slotState={hours}
          nudge="Return by 10:00 to save €42"
        />
        <ui.DateOfBirthField name="birth" legend="Date of birth" value={birth} onChange={setBirth} />
        <ui.PlateField name="plate" value={plate} onChange={setPlate} />
        <ui.PhoneField name="phone" label="Phone" hint="Only for pick-up problems" />
      </div>
    </Section>
  )
}
