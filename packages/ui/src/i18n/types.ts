/** A tree of texts in one language, written `as const` so that its keys and holes become types. */
export type Texts = { readonly [key: string]: string | Texts }

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type WithoutPlural<K extends string> = K extends `${infer Base}_${PluralForm}` ? Base : K

/** The dotted keys of a tree; plural forms count as one key: `nights_one`, `nights_other` → `nights`. */
export type TextKey<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${TextKey<T[K]>}`
}[keyof T & string]

type TextAt<T, K extends string> = K extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? TextAt<T[Head], Rest>
    : never
  : K extends keyof T
    ? T[K]
    : `${K}_other` extends keyof T
      ? `${T[`${K}_other`] & string}{{count}}`
      : never

type Hole<S> = S extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Hole<Rest> : never

type Values<S> = { [Name in Hole<S> & string]: Name extends 'count' ? number : string | number }

/** `t` for one tree: an unknown key, or a missing or unknown value, does not compile. */
export type Translate<T> = <K extends TextKey<T>>(
  key: K,
  ...values: [Hole<TextAt<T, K>>] extends [never] ? [] : [Values<TextAt<T, K>>]
) => string

/** The shape a translation must have: every key of the first language, plus French's rare `_many`. */
export type Translation<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Translation<T[K]>
} & { readonly [K in keyof T & string as K extends `${infer Base}_other` ? `${Base}_many` : never]?: string }
