import { Silhouette } from '@forecourt/ui'
import { Barrier } from './barrier.tsx'

/** The barrier with a car before it, or under it once it is open, on one road. */
export function GateScene({ open = false, acriss }: { open?: boolean; acriss?: string | null | undefined }) {
  return (
    <div
      aria-hidden
      data-open={open || undefined}
      className="scene relative flex items-end border-current/40 border-b-4 [--car:min(15dvh,24vw)] landscape:data-open:[--car:11dvh]"
    >
      <Barrier
        open={open}
        className={open ? 'h-[calc(var(--car)*1.9)] max-w-full' : 'h-[var(--car)] max-w-[60%]'}
      />
      <Silhouette
        {...(acriss ? { acriss } : { name: 'hatch' })}
        className={
          open
            ? 'scene-car absolute bottom-[-6px] left-[calc(var(--car)*0.62)] h-[calc(var(--car)*0.74)]'
            : 'mb-[-6px] h-[calc(var(--car)*0.62)] min-w-0 shrink -scale-x-100'
        }
      />
    </div>
  )
}
