type Camel<S extends string> = S extends `${infer Head}_${infer Rest}`
  ? `${Head}${Capitalize<Camel<Rest>>}`
  : S
type Shown<V> = V extends Date ? string : V

/** A row of the database as the API shows it: names in camel case, instants and dates as text. */
export type RowView<R> = { [K in keyof R & string as Camel<K>]: Shown<R[K]> }

/** Price rows are shown whole, so their names follow the columns and nothing is left out by mistake. */
export function rowView<R extends object>(row: R): RowView<R> {
  const shown = Object.entries(row).map(([name, value]) => [camel(name), shownValue(name, value)])
  return Object.fromEntries(shown) as RowView<R>
}

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** A date is a day of a calendar, without its midnight. */
function shownValue(name: string, value: unknown): unknown {
  if (!(value instanceof Date)) return value
  return name.endsWith('_date') ? value.toISOString().slice(0, 10) : value.toISOString()
}
