export function UnitsRoute() {
  return null
}
