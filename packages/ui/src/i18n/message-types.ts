import type { en } from './en'

/** The English catalogue: what every other one is measured against. */
export type English = typeof en

/** The name of a message. */
export type MessageKey = keyof English

/** The names in braces in a message's text: `'{used} of {included}'` → `'used' | 'included'`. */
export type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

/** What a message is filled with. Values arrive formatted, so that no number is written without a locale. */
export type MessageParams<Key extends MessageKey> = { readonly [Name in Placeholders<English[Key]>]: string }

/** The rest of a call to `t`: nothing for a message without placeholders, else its parameters. */
export type ParamsArgument<Key extends MessageKey> = [Placeholders<English[Key]>] extends [never]
  ? []
  : [params: MessageParams<Key>]

/** The name of a message without placeholders. */
export type PlainMessageKey = {
  [Key in MessageKey]: [Placeholders<English[Key]>] extends [never] ? Key : never
}[MessageKey]

/** The stem of messages that come in plural forms: `'x.rows'` where there are `'x.rows.one'` and `'x.rows.other'`. */
export type PluralStem = {
  [Key in MessageKey]: Key extends `${infer Stem}.other`
    ? `${Stem}.one` extends MessageKey
      ? Stem
      : never
    : never
}[MessageKey]

/** Plural forms that a language may have besides `other`. */
export type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many'

/** A host's own wording: a text with the same placeholders, or a function of them. */
export type MessageOverride<Key extends MessageKey> = string | ((params: MessageParams<Key>) => string)

/** A host's own wording for any of the messages; a text that drops a placeholder is accepted here, hosts may want that. */
export type MessageOverrides = {
  readonly [Key in MessageKey]?: MessageOverride<Key>
} & { readonly [Key in `${PluralStem}.${PluralForm}`]?: string }

/** Asks the host's own i18n for a text; undefined leaves it to the kit. */
export type TranslateBridge = (
  key: MessageKey,
  params: Readonly<Record<string, string>>,
  fallback: string,
) => string | undefined

/** Told once a message about each key for which the locale has no text, so that English was shown. */
export type MissingMessageListener = (missing: { readonly key: MessageKey; readonly locale: string }) => void
