/** What a form says: a value to send, or what is wrong, by field, in the order on screen. */
export type Read<F, T> = { value: T; wrong?: undefined } | { wrong: Wrong<F>; value?: undefined }
export type Wrong<F> = Partial<Record<keyof F & string, string>>

/** The value, unless something is wrong. */
export const readOf = <F, T>(value: T | undefined, wrong: Wrong<F>): Read<F, T> =>
  value === undefined || Object.keys(wrong).length > 0 ? { wrong } : { value }
