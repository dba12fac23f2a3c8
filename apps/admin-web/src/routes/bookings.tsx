export function BookingsRoute() {
  return null
}
