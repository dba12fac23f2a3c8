import { clsx } from 'clsx'
import { useCombobox } from 'downshift'
import { LoaderCircle, type LucideIcon, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useUiText } from '../i18n/create-i18n.ts'
import { Field, type FieldTexts, inputClass } from './field.tsx'
import { IconButton } from './icon-button.tsx'

export interface ComboOption {
  /** Unique in the list. */
  value: string
  /** What is written into the field when it is chosen. */
  label: string
  /** A second line: a region, a distance. */
  detail?: ReactNode
  icon?: LucideIcon
}

export interface ComboboxProps<O extends ComboOption> extends FieldTexts {
  /** The id of the input, to which the error summary links. */
  name: string
  placeholder?: string
  /** What there is to choose for the query so far, in order; fetched by the screen. */
  options: readonly O[]
  status?: 'ready' | 'loading' | 'failed'
  /** Called with each change of what is typed; the screen delays its search itself. */
  onQuery: (query: string) => void
  value: O | null
  /** Typing on after a choice takes the choice back (null). */
  onChange: (option: O | null) => void
  /** Said in place of "No match": a way on. */
  emptyText?: ReactNode
  icon?: LucideIcon
  className?: string
}

/** A field that suggests while one types: ↑ ↓ to move, Enter to choose, Esc to close; the count is announced. */
export function Combobox<O extends ComboOption>(props: ComboboxProps<O>) {
  const {
    name,
    options,
    status = 'ready',
    onQuery,
    value,
    onChange,
    emptyText,
    icon: Icon,
    placeholder,
  } = props
  const { label, hint, error, optional, labelHidden, className } = props
  const t = useUiText()
  const [text, setText] = useState(value?.label ?? '')
  const type = (typed: string) => {
    setText(typed)
    onQuery(typed)
    if (value) onChange(null)
  }
  const box = useCombobox<O>({
    items: [...options],
    inputId: name,
    inputValue: text,
    selectedItem: value,
    itemToString: (option) => option?.label ?? '',
    itemToKey: (option) => option?.value,
    defaultHighlightedIndex: 0,
    onSelectedItemChange: ({ selectedItem }) => {
      setText(selectedItem?.label ?? '')
      onChange(selectedItem)
    },
    stateReducer: (state, { type: cause, changes }) => {
      const { InputBlur, InputKeyDownEscape } = useCombobox.stateChangeTypes
      // Leaving the field or closing the list chooses nothing and wipes nothing.
      if (cause === InputBlur || cause === InputKeyDownEscape) {
        return { ...state, isOpen: false, highlightedIndex: -1 }
      }
      return changes
    },
  })
  const open = box.isOpen && (options.length > 0 || text !== '')
  const message = () => {
    if (!open || status === 'loading') return ''
    if (status === 'failed') return t('combobox.failed')
    return options.length > 0 ? t('combobox.results', { count: options.length }) : t('combobox.noResults')
  }
  return (
    <Field {...{ label, hint, error, optional, labelHidden, className }} id={name}>
      {(control) => (
        <div className="relative">
          {Icon && (
            <Icon
              aria-hidden
              className="pointer-events-none absolute top-1/2 left-3 size-5 -translate-y-1/2 text-muted"
            />
          )}
          <input
            {...box.getInputProps({
              onChange: (event) => type(event.currentTarget.value),
              onKeyDown: (event) => {
                // The list is the top layer: Esc closes it and not the dialog around it.
                if (event.key === 'Escape' && open) event.preventDefault()
              },
            })}
            {...control}
            aria-labelledby={undefined}
            placeholder={placeholder}
            autoComplete="off"
            spellCheck={false}
            className={clsx(inputClass, 'pr-12!', Icon && 'pl-11!')}
          />
          <span className="absolute inset-y-0 right-1 grid place-items-center text-muted">
            {status === 'loading' ? (
              <LoaderCircle aria-hidden className="mr-3 size-5 animate-spin" />
            ) : (
              text !== '' && (
                <IconButton
                  icon={X}
                  label={t('combobox.clear', { name: typeof label === 'string' ? label : '' })}
                  onClick={() => {
                    type('')
                    document.getElementById(name)?.focus()
                  }}
                />
              )
            )}
          </span>
          <ul
            {...box.getMenuProps(
              { 'aria-label': typeof label === 'string' ? label : name },
              { suppressRefError: true },
            )}
            aria-labelledby={undefined}
            className={clsx(
              'absolute inset-x-0 top-full z-30 mt-1.5 max-h-80 overflow-y-auto rounded-card border border-hairline bg-raised p-1.5 shadow-popover outline-none',
              !open && 'hidden',
            )}
          >
            {open && options.length === 0 && status !== 'loading' && (
              <li className="px-3 py-3 text-muted">
                {status === 'failed' ? t('combobox.failed') : (emptyText ?? t('combobox.noResults'))}
              </li>
            )}
            {options.map((option, index) => (
              <Suggestion
                key={option.value}
                option={option}
                highlighted={box.highlightedIndex === index}
                itemProps={box.getItemProps({ item: option, index })}
              />
            ))}
          </ul>
          <span role="status" className="sr-only">
            {message()}
          </span>
        </div>
      )}
    </Field>
  )
}

function Suggestion({
  option: { label, detail, icon: Icon },
  highlighted,
  itemProps,
}: {
  option: ComboOption
  highlighted: boolean
  itemProps: object
}) {
  return (
    <li
      {...itemProps}
      className={clsx(
        'flex min-h-control cursor-pointer items-center gap-3 rounded-input px-3 py-1.5',
        highlighted && 'bg-sunken forced-colors:outline-2',
      )}
    >
      {Icon && <Icon aria-hidden className="size-5 shrink-0 text-muted" />}
      <span className="min-w-0">
        <span className="block truncate">{label}</span>
        {detail && <span className="block truncate text-muted text-sm">{detail}</span>}
      </span>
    </li>
  )
}
