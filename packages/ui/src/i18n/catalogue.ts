import type { English, MessageKey, Placeholders, PluralForm, PluralStem } from './message-types'

/** Keys that only languages with those plural forms have. */
type ExtraPluralKey = Exclude<`${PluralStem}.${PluralForm}`, MessageKey>
/** Keys that a language without that plural form leaves out. */
type OptionalKey = Extract<`${PluralStem}.${PluralForm}`, MessageKey>
type RequiredKey = Exclude<MessageKey, OptionalKey>

/** A whole catalogue in another language: every key, plural forms as the language has them. */
export type Catalogue = { readonly [Key in RequiredKey]: string } & {
  readonly [Key in OptionalKey | ExtraPluralKey]?: string
}

type EnglishOf<Key> = Key extends MessageKey
  ? English[Key]
  : Key extends `${infer Stem extends PluralStem}.${PluralForm}`
    ? English[`${Stem}.other`]
    : never

type Same<Left, Right> = [Left] extends [Right] ? ([Right] extends [Left] ? true : false) : false

/** The catalogue itself where every text keeps its placeholders, and a readable complaint where one does not. */
type WithAllPlaceholders<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string
    ? Same<Placeholders<Texts[Key]>, Placeholders<EnglishOf<Key>>> extends true
      ? Texts[Key]
      : { keep: Placeholders<EnglishOf<Key>>; found: Placeholders<Texts[Key]> }
    : never
}

/**
 * Declares the catalogue of another language, for `messages` on the provider. A missing key does not compile, nor does a
 * text whose placeholders are not exactly those of the English one. It is an identity at run time.
 */
export function defineMessages<const Texts extends Catalogue>(
  texts: Texts & WithAllPlaceholders<Texts>,
): Catalogue {
  return texts
}
