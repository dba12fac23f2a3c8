import { ErrorSummary } from '@forecourt/ui'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Read, Wrong } from './read-form.ts'

export type TypedForm<F> = {
  form: F
  set: (change: Partial<F>) => void
  errorOf: (field: keyof F & string) => string | undefined
  /** What a field of text is given. */
  text: (field: keyof F & string) => {
    name: string
    value: string
    error: string | undefined
    autoComplete: 'off'
    onChange: (event: { target: { value: string } }) => void
  }
  summary: ReactNode
  onSubmit: (event: FormEvent) => void
}

/**
 * A form of what people type, read as a whole with each change; what is wrong is said from the first try to send it
 * on, at the field and in a summary that takes the focus.
 */
export function useTypedForm<F extends object, T>(
  initial: F | (() => F),
  read: (form: F) => Read<F, T>,
  send: (value: T) => void,
): TypedForm<F> & { value: T | undefined } {
  const [form, setForm] = useState(initial)
  const [tries, setTries] = useState(0)
  const { value, wrong } = read(form)
  const said: Wrong<F> = tries > 0 && wrong ? wrong : {}
  const set = (change: Partial<F>) => setForm((now) => ({ ...now, ...change }))
  const errorOf = (field: keyof F & string) => said[field]
  return {
    form,
    value,
    set,
    errorOf,
    text: (field) => ({
      name: field,
      value: String(form[field]),
      error: errorOf(field),
      autoComplete: 'off',
      onChange: (event) => set({ [field]: event.target.value } as Partial<F>),
    }),
    summary: (
      <ErrorSummary
        attempt={tries}
        items={Object.entries<string | undefined>(said).flatMap(([field, message]) =>
          message ? [{ field, message }] : [],
        )}
      />
    ),
    onSubmit: (event) => {
      event.preventDefault()
      if (value !== undefined) send(value)
      setTries(value === undefined ? tries + 1 : 0)
    },
  }
}
