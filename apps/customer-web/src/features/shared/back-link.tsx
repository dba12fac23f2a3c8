import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'

/** The looks of a link one step back: `<Link className={backLinkClass}><BackWords>…`. */
export const backLinkClass =
  'inline-flex min-h-target items-center gap-2 self-start rounded-input font-medium text-brand hover:text-brand-strong'

export function BackWords({ children }: { children: ReactNode }) {
  return (
    <>
      <ArrowLeft aria-hidden className="size-4" />
      {children}
    </>
  )
}
