import type { ReactNode } from 'react'

/** The map over the list on a narrow screen, with the cards of the branch that was pressed at its foot. */
export function MapSheet({ map, children }: { map: ReactNode; children: ReactNode }) {
  return (
    <div className="-mx-[clamp(1rem,4vw,2rem)] relative h-[calc(100dvh-14rem)] min-h-80 border-hairline border-y">
      {map}
      <div className="absolute inset-x-0 bottom-0 z-[1000] max-h-[55%] animate-rise overflow-y-auto rounded-t-sheet bg-raised p-3 pb-16 shadow-dialog empty:hidden">
        {children}
      </div>
    </div>
  )
}
