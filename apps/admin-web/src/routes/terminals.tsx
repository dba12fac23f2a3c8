export function TerminalsRoute() {
  return null
}
