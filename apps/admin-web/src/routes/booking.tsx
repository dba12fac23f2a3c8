export function BookingRoute() {
  return null
}
