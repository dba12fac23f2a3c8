import type { Product } from '@forecourt/domain/fleet/contract'
import { Bay, Silhouette } from '@forecourt/ui'

/** The picture of the start page: cars side by side on the ground, or bays seen from above. Decorative. */
export function Forecourt({ product }: { product: Product }) {
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute right-8 bottom-24 hidden items-end gap-6 text-brand lg:flex"
    >
      {product === 'rental' ? (
        <>
          <Silhouette name="hatch" className="h-20 opacity-40" />
          <Silhouette name="suv" className="h-28" />
        </>
      ) : (
        <>
          <Bay bay="standard" className="h-24 opacity-40" />
          <Bay bay="ev" className="h-24" />
        </>
      )}
    </div>
  )
}
