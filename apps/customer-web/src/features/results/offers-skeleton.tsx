import { Skeleton, SkeletonGroup } from '@forecourt/ui'

const places = ['first', 'second', 'third', 'fourth', 'fifth']

/** Cards of the final size, while the first answer is awaited. */
export function OffersSkeleton() {
  return (
    <SkeletonGroup className="flex flex-col gap-4">
      {places.map((place) => (
        <div
          key={place}
          className="grid h-56 grid-cols-[5.5rem_minmax(0,1fr)] xs:grid-cols-[7rem_minmax(0,1fr)] overflow-hidden rounded-card border border-hairline sm:h-44 sm:grid-cols-[10rem_minmax(0,1fr)_10rem]"
        >
          <Skeleton className="h-full w-full rounded-none!" />
          <div className="flex flex-col gap-3 p-5">
            <Skeleton className="h-6 w-40" />
            <Skeleton className="h-4 w-56" />
            <Skeleton className="h-4 w-48" />
          </div>
          <div className="hidden flex-col items-end gap-3 p-5 sm:flex">
            <Skeleton className="h-7 w-24" />
            <Skeleton className="h-4 w-20" />
          </div>
        </div>
      ))}
    </SkeletonGroup>
  )
}
