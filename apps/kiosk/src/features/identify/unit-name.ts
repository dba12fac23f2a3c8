type Unit = { label: string; plate: string | null; make: string | null; model: string | null }

/** What to look for: the car's make, model and plate, or the bay's number. */
export function unitName({ label, plate, make, model }: Unit): string {
  const car = [make, model].filter(Boolean).join(' ')
  return car ? [car, plate].filter(Boolean).join(' · ') : label
}
