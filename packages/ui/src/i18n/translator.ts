import type { Formatter } from '../format/index'
import { en } from './en'
import type {
  MessageKey,
  MessageOverrides,
  MissingMessageListener,
  ParamsArgument,
  PluralStem,
  TranslateBridge,
} from './message-types'

/** The text of a message: `t('x.title')`, `t('x.rest', { credits })`, `t.plural('x.rows', 3, { count: '3' })`. */
export interface Translator {
  <Key extends MessageKey>(key: Key, ...params: ParamsArgument<Key>): string
  /** The text in the plural form that goes with `count`. */
  plural: <Stem extends PluralStem>(
    stem: Stem,
    count: number,
    ...params: ParamsArgument<`${Stem}.other`>
  ) => string
}

/**
 * Where texts come from. The first that has one gives it: the components' own wording (innermost first), the host's
 * i18n, the provider's messages, English.
 */
export interface TranslatorSources {
  readonly format: Formatter
  readonly overrides?: readonly MessageOverrides[]
  readonly translate?: TranslateBridge | undefined
  readonly messages?: MessageOverrides | undefined
  readonly onMissingMessage?: MissingMessageListener | undefined
}

type Params = Readonly<Record<string, string>>
type Write = (params: Params) => string

/** Makes the function that turns message keys into text. A key without a text shows as itself, never as nothing. */
export function createTranslator(sources: TranslatorSources): Translator {
  const { format, overrides = [], messages = {}, translate, onMissingMessage } = sources
  const reported = new Set<string>()

  function resolve(key: string, params: Params): string {
    const own = overrides.map((layer) => writerIn(layer, key)).find((writer) => writer !== undefined)
    if (own) return own(params)
    const localised = writerIn(messages, key)
    const text = (localised ?? writerIn(en, key))?.(params) ?? key
    const asked = isMessageKey(key) ? translate?.(key, params, text) : undefined
    if (asked !== undefined) return asked
    if (!localised && isMessageKey(key)) report(key)
    return text
  }

  function report(key: MessageKey) {
    if (!onMissingMessage || format.locale.split('-')[0] === 'en' || reported.has(key)) return
    reported.add(key)
    onMissingMessage({ key, locale: format.locale })
  }

  const t = (key: MessageKey, params: Params = {}) => resolve(key, params)
  const plural = (stem: PluralStem, count: number, params: Params = {}) => {
    const form = `${stem}.${format.pluralCategory(count)}`
    // English forms stand in only for English ones: another language's `other` is better than an English `one`.
    const known = [...overrides, `${stem}.other` in messages ? messages : en]
    return resolve(known.some((layer) => form in layer) ? form : `${stem}.other`, params)
  }
  return Object.assign(t, { plural })
}

function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key)
}

function writerIn(layer: object, key: string): Write | undefined {
  const text: unknown = Object.getOwnPropertyDescriptor(layer, key)?.value
  if (typeof text === 'string') return (params) => fill(text, params)
  if (typeof text === 'function') return (params) => String(text(params))
  return undefined
}

/** Puts parameters into a text; a placeholder without one stays as it is, so that the mistake is seen. */
export function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => params[name] ?? placeholder)
}
