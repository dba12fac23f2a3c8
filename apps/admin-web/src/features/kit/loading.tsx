import { Skeleton, SkeletonGroup } from '@forecourt/ui'

/** The grey shape of a page while its code or its data come. */
export function Loading() {
  return (
    <SkeletonGroup className="flex flex-col gap-6 p-6">
      <Skeleton className="h-8 w-56" />
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-96 w-full" />
    </SkeletonGroup>
  )
}
