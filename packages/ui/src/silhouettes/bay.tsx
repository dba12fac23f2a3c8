import { clsx } from 'clsx'
import { useId } from 'react'

export type BayClass = 'standard' | 'ev' | 'accessible' | 'oversize'

/** Width of the bay, length and width of the vehicle in it, in the drawing's units of 5 cm. */
const plans: Record<BayClass, { width: number; car: number; wide: number }> = {
  standard: { width: 50, car: 88, wide: 34 },
  ev: { width: 50, car: 80, wide: 34 },
  accessible: { width: 60, car: 84, wide: 34 },
  oversize: { width: 60, car: 108, wide: 44 },
}

/** The sign painted on the ground, 24 × 24 about the middle of the bay's mouth. */
const signs: Record<BayClass, string> = {
  standard: '',
  ev: 'M2 -11L-7 2H-1L-3 11L7 -3H1Z',
  accessible:
    'M-1 -10a2.2 2.2 0 1 0 0.01 0ZM-2.6 -4.6H0.6L1.2 0H6L8.6 7L6 8L4.2 3H-1.4ZM-4 -0.6A6.4 6.4 0 1 0 4 8.4L2 7A4 4 0 1 1 -3.4 1.8Z',
  oversize: '',
}

/** The plan of a parking bay of a class, seen from above; the way in is on the right. Decorative. */
export function Bay({ bay, className }: { bay: BayClass; className?: string }) {
  const hatch = useId()
  const { width, car, wide } = plans[bay]
  const top = 32 - width / 2
  return (
    <svg
      aria-hidden
      viewBox="0 0 160 64"
      className={clsx('block aspect-[160/64]', className)}
      fill="currentColor"
    >
      <path d={`M148 ${top}H12V${top + width}H148`} fill="none" stroke="currentColor" strokeWidth="2" />
      {bay === 'accessible' && (
        <>
          <pattern
            id={hatch}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="2" height="6" opacity="0.5" />
          </pattern>
          <rect x="13" y={top + width - 16} width="134" height="15" fill={`url(#${hatch})`} />
        </>
      )}
      <g transform={`translate(20 ${bay === 'accessible' ? 24 : 32})`}>
        <Car length={car} width={wide} />
      </g>
      {signs[bay] && <path d={signs[bay]} transform={`translate(134 ${bay === 'accessible' ? 24 : 32})`} />}
      {bay === 'ev' && <path d="M4 26h5v12H4zM9 30h9" fill="none" stroke="currentColor" strokeWidth="2" />}
    </svg>
  )
}

/** A vehicle from above, its nose to the right, about the line y = 0. */
function Car({ length, width }: { length: number; width: number }) {
  const half = width / 2
  return (
    <>
      <rect y={-half} width={length} height={width} rx={half * 0.62} opacity="0.28" />
      <rect
        x={length * 0.24}
        y={-half + 4}
        width={length * 0.4}
        height={width - 8}
        rx={half * 0.4}
        opacity="0.55"
      />
      <path
        d={`M${length * 0.68} ${-half + 5}q${length * 0.09} ${half - 5} 0 ${width - 10}`}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      />
      <path
        d={`M${length * 0.66} ${-half}l3 -3M${length * 0.66} ${half}l3 3`}
        stroke="currentColor"
        strokeWidth="2"
      />
    </>
  )
}
