import { Skeleton, SkeletonGroup } from '@forecourt/ui'

/** The offer's page in its final proportions. */
export function OfferSkeleton() {
  return (
    <SkeletonGroup className="flex flex-col gap-6">
      <Skeleton className="h-[26rem] w-full rounded-sheet! lg:h-72" />
      <div className="grid gap-12 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <div className="flex flex-col gap-8">
          <Skeleton className="h-56 w-full" />
          <Skeleton className="h-40 w-full" />
          <Skeleton className="h-48 w-full" />
        </div>
        <Skeleton className="h-48 w-full" />
      </div>
    </SkeletonGroup>
  )
}
