import { useNavigate } from '@tanstack/react-router'
import { PairScreen } from '../features/pairing/pair-screen.tsx'

/** Where a device becomes a terminal. */
export function PairRoute() {
  const navigate = useNavigate()
  return <PairScreen onPaired={() => void navigate({ to: '/', replace: true })} />
}
