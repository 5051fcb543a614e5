import type { Formatter } from '../format/index'
import type { LocaleMessages } from './catalogue'
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

/** Where texts come from, the first that has one: overrides (innermost first), the host's i18n, the locale, English. */
export interface TranslatorSources {
  readonly format: Formatter
  readonly overrides?: readonly MessageOverrides[]
  readonly translate?: TranslateBridge | undefined
  readonly messages?: LocaleMessages | undefined
  readonly onMissingMessage?: MissingMessageListener | undefined
}

type Params = Readonly<Record<string, string>>

/** Makes the function that turns message keys into text. A key without a text shows as itself, never as nothing. */
export function createTranslator(sources: TranslatorSources): Translator {
  const { format, overrides = [], messages, translate, onMissingMessage } = sources
  const english: Readonly<Record<string, string>> = en
  const reported = new Set<string>()

  function resolve(key: string, params: Params): string | undefined {
    for (const layer of overrides) {
      const override = overrideFor(layer, key)
      if (override !== undefined) return override(params)
    }
    const localised = messages?.texts[key]
    const text = localised ?? english[key]
    const asked = isMessageKey(key)
      ? translate?.(key, params, text === undefined ? key : fill(text, params))
      : undefined
    if (asked !== undefined) return asked
    if (localised === undefined && isMessageKey(key)) report(key)
    return text === undefined ? undefined : fill(text, params)
  }

  function report(key: MessageKey) {
    if (!onMissingMessage || format.locale.startsWith('en') || reported.has(key)) return
    reported.add(key)
    onMissingMessage({ key, locale: format.locale })
  }

  const t = (key: MessageKey, params: Params = {}) => resolve(key, params) ?? key
  const plural = (stem: PluralStem, count: number, params: Params = {}) => {
    const form = `${stem}.${format.pluralCategory(count)}`
    const has = overrides.some((layer) => form in layer) || (messages?.texts ?? english)[form] !== undefined
    return resolve(has ? form : `${stem}.other`, params) ?? stem
  }
  return Object.assign(t, { plural })
}

function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key)
}

function overrideFor(layer: MessageOverrides, key: string): ((params: Params) => string) | undefined {
  const override: unknown = Object.entries(layer).find(([name]) => name === key)?.[1]
  if (typeof override === 'string') return (params) => fill(override, params)
  if (typeof override === 'function') return (params) => String(override(params))
  return undefined
}

/** Puts parameters into a text; a placeholder without one stays as it is, so that the mistake is seen. */
export function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => params[name] ?? placeholder)
}
