/** `[name, latitude, longitude, population in thousands]` */
export type PlaceRow = [string, number, number, number]

export type Label = { name: string; x: number; y: number; rank: 'large' | 'middle' | 'small' }

type Box = { left: number; right: number; top: number; bottom: number }

const most = 30
/** Rough size of a letter and a line at the labels' font size, in px. */
const letter = 7
const line = 20

const rankOf = (thousands: number): Label['rank'] =>
  thousands >= 200 ? 'large' : thousands >= 40 ? 'middle' : 'small'

/** The largest places whose names fit into `size` without touching one another, in pixels of the view. */
export function layOut(
  places: readonly PlaceRow[],
  project: (lat: number, lng: number) => { x: number; y: number },
  size: { x: number; y: number },
): Label[] {
  const labels: Label[] = []
  const taken: Box[] = []
  for (const [name, lat, lng, thousands] of places) {
    const { x, y } = project(lat, lng)
    if (x < 0 || y < 0 || x > size.x || y > size.y) continue
    const half = (name.length * letter) / 2 + 14
    const box = { left: x - half, right: x + half, top: y - line, bottom: y + line }
    if (taken.some((other) => overlap(box, other))) continue
    taken.push(box)
    labels.push({ name, x, y, rank: rankOf(thousands) })
    if (labels.length === most) break
  }
  return labels
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top
