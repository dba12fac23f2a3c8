import { Check } from 'lucide-react'
import { useT } from '../../i18n.ts'

const steps = ['extras', 'driver', 'review', 'pay'] as const
export type Step = (typeof steps)[number]

/** The steps of a booking, and which one this is. */
export function Progress({ step }: { step: Step }) {
  const t = useT()
  const present = steps.indexOf(step)
  return (
    <nav aria-label={t('book.progress')}>
      <ol className="flex items-center gap-x-2 text-sm">
        {steps.map((name, index) => (
          <li
            key={name}
            aria-current={name === step ? 'step' : undefined}
            className="flex items-center gap-2 text-muted aria-[current=step]:font-medium aria-[current=step]:text-text"
          >
            {index > 0 && <span aria-hidden className="h-px w-4 bg-hairline sm:w-8" />}
            <span
              aria-hidden
              className={`grid size-6 place-items-center rounded-full border text-xs ${index <= present ? 'border-brand bg-brand text-on-brand' : 'border-control'}`}
            >
              {index < present ? <Check className="size-3.5" strokeWidth={3} /> : index + 1}
            </span>
            <span className={name === step ? '' : 'max-sm:sr-only'}>{t(`book.steps.${name}`)}</span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
