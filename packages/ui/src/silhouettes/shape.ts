/**
 * One side view, drawn on a field of 160 × 64 with the nose to the right and the road at y = 60. Everything
 * is cut from one colour, so that it can take any.
 */
export interface Shape {
  /** The closed outline; wheel arches are cut from it where the wheels stand. */
  body: string
  /** Windows and lamps, shown as a pale tint of the colour. */
  glass: readonly string[]
  /** Fine gaps: doors, sills, rails. */
  seams: readonly string[]
  wheels: readonly { x: number; r: number }[]
  /** Bare strokes outside the body: a windscreen's frame, a handlebar. */
  strokes?: readonly string[]
}

/** Two wheels of one size. */
export function pair(rear: number, front: number, r: number): Shape['wheels'] {
  return [
    { x: rear, r },
    { x: front, r },
  ]
}
