import { useUiText } from '../i18n/create-i18n.ts'
import { inputClass } from './field.tsx'
import { Fieldset, type FieldsetTexts } from './fieldset.tsx'

/** Country codes as they stand on plates and in the field, sorted by how often our branches see them. */
export const plateCountries = ['F', 'B', 'E', 'I', 'GB', 'D', 'CH', 'L', 'NL', 'P', 'A', 'IRL'] as const

export interface Plate {
  country: string
  text: string
}

export interface PlateFieldProps extends FieldsetTexts {
  /** The id of the text, to which the error summary links. */
  name: string
  value: Plate
  onChange: (plate: Plate) => void
}

/** What two plates are compared by: letters and digits, in capitals. */
export function normalizePlate(text: string): string {
  return text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** A number plate: country and text, typed in any way and kept as typed. */
export function PlateField({ name, value, onChange, hint, ...texts }: PlateFieldProps) {
  const t = useUiText()
  return (
    <Fieldset {...texts} legend={texts.legend ?? t('form.plate')} hint={hint ?? t('form.plateHint')}>
      {(control) => (
        <div className="flex max-w-80">
          <select
            aria-label={t('form.plateCountry')}
            value={value.country}
            onChange={(event) => onChange({ ...value, country: event.target.value })}
            className="min-h-control rounded-l-input border border-control border-r-0 bg-blue px-2 font-medium text-bg"
          >
            {plateCountries.map((country) => (
              <option key={country} className="bg-bg text-text">
                {country}
              </option>
            ))}
          </select>
          <input
            {...control}
            id={name}
            aria-label={t('form.plate')}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={value.text}
            onChange={(event) => onChange({ ...value, text: event.target.value })}
            className={`${inputClass} rounded-l-none! font-medium uppercase tracking-wider`}
          />
        </div>
      )}
    </Fieldset>
  )
}
