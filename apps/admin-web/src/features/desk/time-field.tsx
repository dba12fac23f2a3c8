import { TextField, type TextFieldProps, toInstant } from '@forecourt/ui'

/** A moment of the branch's wall-clock, as the platform lets one pick it; `instantOf` reads it. */
export function TimeField(props: Omit<TextFieldProps, 'type'>) {
  return <TextField {...props} type="datetime-local" autoComplete="off" />
}

/** The instant that was picked; undefined when the field is empty or only half filled in. */
export function instantOf(local: string, zone: string): string | undefined {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) ? toInstant(local, zone) : undefined
}
