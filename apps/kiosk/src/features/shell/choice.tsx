import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

export interface ChoiceProps {
  icon: LucideIcon
  label: string
  hint?: ReactNode
  onPress: () => void
  /** The one that most people want. */
  primary?: boolean
  /** Chosen already. */
  pressed?: boolean
  className?: string
}

/** A large answer: an icon, a few words, and what they mean. */
export function Choice({ icon: Icon, label, hint, onPress, primary, pressed, className = '' }: ChoiceProps) {
  return (
    <button
      type="button"
      onClick={onPress}
      aria-pressed={pressed}
      data-primary={primary || undefined}
      className={`group flex min-h-[104px] min-w-0 items-center gap-6 rounded-card border-2 border-control bg-bg px-7 py-4 text-left transition-colors hover:border-text hover:bg-subtle active:border-brand active:bg-brand-tint aria-pressed:border-brand aria-pressed:bg-brand-tint data-primary:border-brand data-primary:bg-brand data-primary:text-on-brand data-primary:hover:bg-brand-strong landscape:min-h-[84px] landscape:gap-4 landscape:px-5 landscape:py-2 ${className}`}
    >
      <Icon
        aria-hidden
        className="size-9 shrink-0 text-brand group-data-primary:text-on-brand landscape:size-7"
      />
      <span className="min-w-0">
        <span className="choice-label block font-bold text-xl leading-tight landscape:text-lg">{label}</span>
        {hint && (
          <span className="hint mt-1 block text-muted leading-snug group-data-primary:text-on-brand">
            {hint}
          </span>
        )}
      </span>
    </button>
  )
}
