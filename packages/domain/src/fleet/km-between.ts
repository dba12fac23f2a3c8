type Position = { latitude: number; longitude: number }

const earthRadiusKm = 6371
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Kilometres between two branches along the great circle, whole: what a one-way fee by distance counts. */
export function kmBetween(a: Position, b: Position): number {
  const north = Math.sin(radians(b.latitude - a.latitude) / 2)
  const east = Math.sin(radians(b.longitude - a.longitude) / 2)
  const chord = north ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * east ** 2
  return Math.round(2 * earthRadiusKm * Math.asin(Math.sqrt(chord)))
}
