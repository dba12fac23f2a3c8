/** The part of the TopoJSON format that a world atlas uses. */
type Polygon = { type: 'Polygon'; arcs: number[][] }
type MultiPolygon = { type: 'MultiPolygon'; arcs: number[][][] }
type Country = (Polygon | MultiPolygon) & { id?: string; properties?: { name: string } }
export type Atlas = {
  type: 'Topology'
  transform: { scale: [number, number]; translate: [number, number] }
  arcs: [number, number][][]
  objects: { countries: { type: 'GeometryCollection'; geometries: Country[] } }
}

/** West, south, east, north. */
type Box = readonly [number, number, number, number]

/** Where our branches are, with what one sees around them: western Europe, and Réunion with its neighbours. */
const regions: readonly Box[] = [
  [-10.5, 35.5, 16, 55.5],
  [54, -22, 58.5, -19.5],
]

/** Keeps the polygons of an atlas that touch our regions, and only the arcs that they are drawn with. */
export function baseMap(atlas: Atlas): Atlas {
  const boxes = atlas.arcs.map((arc) => boxOf(arc, atlas.transform))
  const inReach = (polygon: number[][]) =>
    polygon.flat().some((arc) => regions.some((region) => touches(boxes[arc < 0 ? ~arc : arc], region)))
  const used = new Map<number, number>()
  const renumber = (arc: number): number => {
    const old = arc < 0 ? ~arc : arc
    const index = used.get(old) ?? used.size
    used.set(old, index)
    return arc < 0 ? ~index : index
  }
  const geometries = atlas.objects.countries.geometries.flatMap((country): Country[] => {
    const polygons = (country.type === 'Polygon' ? [country.arcs] : country.arcs).filter(inReach)
    const arcs = polygons.map((polygon) => polygon.map((ring) => ring.map(renumber)))
    return arcs.length > 0 ? [{ type: 'MultiPolygon', arcs }] : []
  })
  return {
    type: 'Topology',
    transform: atlas.transform,
    arcs: [...used.keys()].map((index) => atlas.arcs[index] ?? []),
    objects: { countries: { type: 'GeometryCollection', geometries } },
  }
}

/** Arcs are written as steps from point to point, in units of the transform. */
function boxOf(arc: [number, number][], { scale, translate }: Atlas['transform']): Box {
  let [x, y] = [0, 0]
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [dx, dy] of arc) {
    x += dx
    y += dy
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  const [sx, sy] = scale
  const [tx, ty] = translate
  return [west * sx + tx, south * sy + ty, east * sx + tx, north * sy + ty]
}

function touches(box: Box | undefined, region: Box): boolean {
  return (
    box !== undefined &&
    box[0] <= region[2] &&
    box[2] >= region[0] &&
    box[1] <= region[3] &&
    box[3] >= region[1]
  )
}
