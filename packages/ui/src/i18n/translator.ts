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
  /**
   * Texts one after the other, as the language puts them: `stop` after a title that has no full stop, `sentences` that have
   * one, short `remarks`, a `list`. Empty ones are left out; none at all are an empty text.
   */
  join: (how: JoinName, texts: readonly string[]) => string
}

/** A way of putting texts together. */
export type JoinName = MessageKey extends infer Key
  ? Key extends `common.join.${infer Name}`
    ? Name
    : never
  : never

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

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_DIRECTIONAL_ISOLATE = '\u2069'

type Params = Readonly<Record<string, string>>
type Write = (params: Params) => string

/** Makes the function that turns message keys into text. A key without a text shows as itself, never as nothing. */
export function createTranslator(sources: TranslatorSources): Translator {
  const { format, overrides = [], messages = {}, translate, onMissingMessage } = sources
  const reported = new Set<string>()

  function resolve(key: string, params: Params, isolate = format.direction === 'rtl'): string {
    const own = overrides.map((layer) => writerIn(layer, key, isolate)).find((writer) => writer !== undefined)
    if (own) return own(params)
    const localised = writerIn(messages, key, isolate)
    const text = (localised ?? writerIn(en, key, isolate))?.(params) ?? key
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
  // Sentences run as the page does; a short remark among others keeps its own direction, as a value does.
  const join = (how: JoinName, texts: readonly string[]) => {
    const isolate = format.direction === 'rtl' && how !== 'stop' && how !== 'sentences'
    const [first = '', ...others] = texts.filter((text) => text !== '')
    return others.reduce(
      (before, next) => resolve(`common.join.${how}`, { first: before, second: next }, isolate),
      first,
    )
  }
  return Object.assign(t, { plural, join })
}

function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key)
}

function writerIn(layer: object, key: string, isolate: boolean): Write | undefined {
  const text: unknown = Object.getOwnPropertyDescriptor(layer, key)?.value
  if (typeof text === 'string') return (params) => fill(text, params, isolate)
  if (typeof text === 'function') return (params) => String(text(params))
  return undefined
}

/**
 * Puts parameters into a text; a placeholder without one stays as it is, so that the mistake is seen. Isolated values keep
 * their own direction: without, a Latin name in an Arabic sentence draws the number or date beside it to its other side.
 */
function fill(text: string, params: Params, isolate: boolean): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = params[name]
    if (value === undefined) return placeholder
    return isolate && value !== '' ? `${FIRST_STRONG_ISOLATE}${value}${POP_DIRECTIONAL_ISOLATE}` : value
  })
}
