export type { Formatter, MoneyStyle, NumberStyle } from './format/index'
export {
  type Catalogue,
  defineMessages,
  en,
  type LocaleMessages,
  type MessageKey,
  type MessageOverrides,
  type MissingMessageListener,
  pseudoMessages,
  type TranslateBridge,
} from './i18n/index'
export type {
  Appearance,
  ElementOverride,
  ElementOverrides,
  SlotName,
  Slots,
  ThemeName,
  ThemeVariable,
  ThemeVariables,
} from './theme/index'
