export { type Catalogue, defineMessages } from './catalogue'
export { en } from './en'
export { commonErrors, type ErrorMessages, isProblem, mayRetry } from './error-messages'
export type {
  MessageKey,
  MessageOverride,
  MessageOverrides,
  MessageParams,
  MissingMessageListener,
  ParamsArgument,
  Placeholders,
  PlainMessageKey,
  PluralForm,
  PluralStem,
  TranslateBridge,
} from './message-types'
export { pseudoMessages } from './pseudo'
export { createTranslator, type Translator, type TranslatorSources } from './translator'
