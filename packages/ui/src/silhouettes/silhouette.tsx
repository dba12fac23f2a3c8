import { clsx } from 'clsx'
import { useId } from 'react'
import { type SilhouetteName, shapeOf, silhouetteFor } from './acriss-shape.ts'

export interface SilhouetteProps {
  /** An ACRISS code, of which the first two letters count. */
  acriss?: string
  /** Or a shape by name. */
  name?: SilhouetteName
  /** Its size and colour: `h-16 text-brand`. The proportions are 160 × 64. */
  className?: string
}

/** Five spokes from the hub to the rim, of length 1. */
const spokes = Array.from({ length: 5 }, (_, index) => {
  const angle = (index / 5) * 2 * Math.PI - Math.PI / 2
  return `M0 0L${Math.cos(angle).toFixed(3)} ${Math.sin(angle).toFixed(3)}`
}).join('')

/** The side view of a class of vehicle. Decorative: the words beside it say the same. */
export function Silhouette({ acriss = '', name, className }: SilhouetteProps) {
  const shape = shapeOf(name ?? silhouetteFor(acriss))
  const cut = useId()
  return (
    <svg
      aria-hidden
      viewBox="0 0 160 64"
      className={clsx('block aspect-[160/64]', className)}
      fill="currentColor"
    >
      <mask id={cut}>
        <rect width="160" height="64" fill="white" />
        {shape.glass.map((path) => (
          <path key={path} d={path} fill="black" />
        ))}
        {shape.seams.map((path) => (
          <path key={path} d={path} fill="none" stroke="black" strokeWidth="0.9" strokeLinecap="round" />
        ))}
        {shape.wheels.map(({ x, r }) => (
          <circle key={x} cx={x} cy={60 - r} r={r + 1.8} fill="black" />
        ))}
      </mask>
      <ellipse cx="80" cy="60.6" rx="72" ry="1.6" opacity="0.14" />
      <path d={shape.body} mask={`url(#${cut})`} />
      {shape.glass.map((path) => (
        <path key={path} d={path} opacity="0.28" />
      ))}
      {shape.strokes?.map((path) => (
        <path key={path} d={path} fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
      ))}
      {shape.wheels.map(({ x, r }) => (
        <g key={x} transform={`translate(${x} ${60 - r})`}>
          <circle r={r * 0.83} fill="none" stroke="currentColor" strokeWidth={r * 0.34} />
          <circle r={r * 0.66} opacity="0.22" />
          <path
            d={spokes}
            transform={`scale(${r * 0.62})`}
            fill="none"
            stroke="currentColor"
            strokeWidth="0.2"
          />
          <circle r={r * 0.16} />
        </g>
      ))}
    </svg>
  )
}
