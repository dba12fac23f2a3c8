import { type Outputs, useTRPC } from '@forecourt/client'
import { RadioGroup, SelectField, useFormat } from '@forecourt/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n.ts'
import type { Choice } from '../book/choice.ts'
import { Section } from '../shared/section.tsx'
import { periodOf } from '../trip/trip.ts'

type FreeUnit = Outputs['availability']['freeUnits'][number]

export type UnitPickerProps = {
  choice: Choice
  currency: string
  onChoose: (unitId: string | undefined) => void
}

const shownFirst = 4

/** "Any of this class", or one certain car or bay. */
export function UnitPicker({ choice, currency, onChoose }: UnitPickerProps) {
  const t = useT()
  const trpc = useTRPC()
  const { trip, branchId, classId, unitId } = choice
  const { data: units = [] } = useQuery(
    trpc.availability.freeUnits.queryOptions({
      branchId,
      classId,
      dropoffBranchId: trip.drop?.id,
      ...periodOf(trip),
    }),
  )
  if (units.length < 2) return null
  const props = { units, unitId, onChoose }
  return (
    <Section title={t(`offer.choose.${trip.product}`)}>
      {trip.product === 'parking' ? <BaySelect {...props} /> : <CarChoice {...props} currency={currency} />}
    </Section>
  )
}

type ChoiceProps = {
  units: readonly FreeUnit[]
  unitId: string | undefined
  onChoose: (unitId: string | undefined) => void
}

function CarChoice({ units, unitId, currency, onChoose }: ChoiceProps & { currency: string }) {
  const t = useT()
  const trpc = useTRPC()
  const { money, distance } = useFormat()
  const [all, setAll] = useState(false)
  const first = units[0]
  const { data: vehicle } = useQuery(
    trpc.availability.vehicle.queryOptions({ vehicleId: first?.id ?? '' }, { enabled: first !== undefined }),
  )
  const shown = all ? units : units.filter((unit, index) => index < shownFirst || unit.id === unitId)
  const price =
    vehicle && t('offer.guarantee', { amount: money(vehicle.rate.chosenUnitMinor, currency, 'whole') })
  return (
    <>
      <RadioGroup
        legend={t('offer.choose.rental')}
        legendHidden
        name="unit"
        value={unitId ?? 'any'}
        onChange={(value) => onChoose(value === 'any' ? undefined : value)}
        options={[
          { value: 'any', label: t('offer.anyUnit.rental'), hint: t('offer.anyUnitHint.rental') },
          ...shown.map((unit) => ({
            value: unit.id,
            label: [unit.make, unit.model].filter(Boolean).join(' ') || unit.label,
            hint: [
              unit.modelYear,
              unit.colour,
              unit.odometerKm !== null && distance(unit.odometerKm * 1000, 'FR'),
            ]
              .filter(Boolean)
              .join(' · '),
            ...(price && { aside: price }),
          })),
        ]}
      />
      {!all && units.length > shown.length && (
        <button type="button" className="link mt-3 min-h-target font-medium" onClick={() => setAll(true)}>
          {t('offer.unitsMore', { count: units.length })}
        </button>
      )}
    </>
  )
}

function BaySelect({ units, unitId, onChoose }: ChoiceProps) {
  const t = useT()
  const label = ({ label: name, level, covered, evKw }: FreeUnit) =>
    [
      name,
      level && t('offer.level', { level }),
      covered !== null && (covered ? t('offer.covered') : t('offer.open')),
      evKw !== null && t('offer.kw', { kw: evKw }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <SelectField
      name="unit"
      className="max-w-96"
      label={t('offer.choose.parking')}
      labelHidden
      hint={t('offer.anyUnitHint.parking')}
      placeholder={t('offer.anyUnit.parking')}
      value={unitId ?? ''}
      onChange={(event) => onChoose(event.currentTarget.value || undefined)}
      options={units.map((unit) => ({ value: unit.id, label: label(unit) }))}
    />
  )
}
