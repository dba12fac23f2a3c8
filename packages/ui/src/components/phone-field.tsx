import { useUiText } from '../i18n/create-i18n.ts'
import { TextField, type TextFieldProps } from './text-field.tsx'

/** A telephone number, kept as typed; `normalizePhone` on submit. */
export function PhoneField({ hint, ...rest }: Omit<TextFieldProps, 'type' | 'inputMode'>) {
  const t = useUiText()
  return (
    <TextField {...rest} type="tel" inputMode="tel" autoComplete="tel" hint={hint ?? t('form.phoneHint')} />
  )
}

/** "+33 (0)6 12.34-56 78" → "+33612345678"; undefined when it is not a number with its country's code. */
export function normalizePhone(typed: string): string | undefined {
  const digits = typed
    .replace(/\(0\)/, '')
    .replace(/[\s().-]/g, '')
    .replace(/^00/, '+')
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : undefined
}
