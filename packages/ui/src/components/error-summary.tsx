import { CircleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { FieldErrors, FieldValues } from 'react-hook-form'
import { useUiText } from '../i18n/create-i18n.ts'

export interface ErrorItem {
  /** The id of the field to go to. */
  field: string
  message: string
}

export interface ErrorSummaryProps {
  items: readonly ErrorItem[]
  /** Changes with each failed try (`formState.submitCount`), so that the summary takes focus again. */
  attempt: number
}

/** "There is a problem": takes focus after a failed submit and links to each wrong field. */
export function ErrorSummary({ items, attempt }: ErrorSummaryProps) {
  const t = useUiText()
  const box = useRef<HTMLDivElement>(null)
  const failed = items.length > 0
  useTitleError(failed)
  // Not on every change of `items`: correcting one field must not take the focus away from the next.
  useEffect(() => {
    if (failed) box.current?.focus()
  }, [attempt, failed])
  if (!failed) return null
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="rounded-card border-2 border-error bg-bg p-4 sm:p-6"
      data-testid="error-summary"
    >
      <h2 className="flex items-center gap-2 text-lg">
        <CircleAlert aria-hidden className="size-5 text-error" />
        {t('form.problem')}
      </h2>
      <ul className="mt-3 flex flex-col gap-1">
        {items.map((item) => (
          <li key={item.field}>
            <a
              href={`#${item.field}`}
              className="font-medium text-error underline underline-offset-4 hover:text-error-strong"
              onClick={(event) => {
                event.preventDefault()
                focusField(item.field)
              }}
            >
              {item.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function focusField(id: string): void {
  const field = document.getElementById(id)
  field?.focus({ preventScroll: true })
  field?.scrollIntoView({ block: 'center' })
}

/** The summary's items from react-hook-form's errors, in the order of `fields` (the order on screen). */
export function errorItems<T extends FieldValues>(
  errors: FieldErrors<T>,
  fields: readonly (keyof T & string)[],
): ErrorItem[] {
  return fields.flatMap((field) => {
    const message = errors[field]?.message
    return typeof message === 'string' ? [{ field, message }] : []
  })
}

/** Begins the page's title with "Error:" while something is wrong, so that it is the first thing heard. */
export function useTitleError(failed: boolean): void {
  const t = useUiText()
  const prefix = `${t('form.errorPrefix')} `
  useEffect(() => {
    if (!failed) return
    document.title = prefix + document.title
    return () => {
      if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length)
    }
  }, [failed, prefix])
}
