/**
 * A `Date` that knows no time zone: what `getHours` and its like tell is UTC, wherever the process runs. It carries
 * a wall-clock reading through code that was written for the machine's own zone, where an hour may be missing.
 */
export class WallDate extends Date {
  constructor(value?: number | string | Date, ...rest: number[]) {
    if (value === undefined) super()
    else if (typeof value === 'number' && rest.length > 0) super(fromParts(value, rest))
    else super(value)
  }

  override getFullYear() {
    return this.getUTCFullYear()
  }
  override getMonth() {
    return this.getUTCMonth()
  }
  override getDate() {
    return this.getUTCDate()
  }
  override getDay() {
    return this.getUTCDay()
  }
  override getHours() {
    return this.getUTCHours()
  }
  override getMinutes() {
    return this.getUTCMinutes()
  }
  override setDate(date: number) {
    return this.setUTCDate(date)
  }
  override setHours(hours: number, minutes = this.getUTCMinutes(), seconds = 0, ms = 0) {
    return this.setUTCHours(hours, minutes, seconds, ms)
  }
}

const fromParts = (
  year: number,
  [month = 0, date = 1, hours = 0, minutes = 0, seconds = 0, ms = 0]: number[],
) => Date.UTC(year, month, date, hours, minutes, seconds, ms)
