/** Numbered steps. */
export function Steps({ steps }: { steps: readonly string[] }) {
  return (
    <ol className="flex flex-col gap-3">
      {steps.map((step, index) => (
        <li key={step} className="flex gap-3">
          <span
            aria-hidden
            className="grid size-6 shrink-0 place-items-center rounded-full bg-brand-tint font-medium text-brand text-xs"
          >
            {index + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  )
}
