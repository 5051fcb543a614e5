import { createContext, useContext } from 'react'
import { createFormatter, type Formatter } from '../format/index'
import {
  createTranslator,
  type MessageOverrides,
  type Translator,
  type TranslatorSources,
} from '../i18n/index'
import type { PaymentProvider } from '../providers/payment-provider'
import {
  type Appearance,
  type AppearanceLayers,
  defaultAppearance,
  layerAppearance,
  type PlainSlot,
  type SlotName,
  type SlotProps,
  type Slots,
  slotProps,
} from '../theme/index'
import type { KitEventListener } from './kit-events'

/** Says nothing to nobody. */
const silent: KitEventListener = () => undefined

/** What every part of the kit draws with: texts, formats, looks, and where overlays go. */
export interface Kit {
  readonly format: Formatter
  readonly t: Translator
  readonly sources: TranslatorSources
  readonly appearance: AppearanceLayers
  /** The element that overlays are put into; null for the end of the document's body. */
  readonly portalContainer: HTMLElement | null
  /** The payment providers that the host has brought along. */
  readonly payments: readonly PaymentProvider[]
  /** The hosts that a buyer may be sent to; null where every one is allowed that can be reached safely. */
  readonly redirectHosts: readonly string[] | null
  /** Leaves the page for another address; a browser that does not let it may throw. */
  readonly leaveFor: (url: string) => void
  /** Tells the host what happened. */
  readonly emit: KitEventListener
}

const englishSources: TranslatorSources = { format: createFormatter('en') }

/** The kit without a provider: English, the default theme. */
export const defaultKit: Kit = {
  format: englishSources.format,
  t: createTranslator(englishSources),
  sources: englishSources,
  appearance: defaultAppearance,
  portalContainer: null,
  payments: [],
  redirectHosts: null,
  leaveFor: (url) => window.location.assign(url),
  emit: silent,
}

/** Carries the kit; internal to the package. */
export const KitContext = createContext<Kit>(defaultKit)

/** Lays a component's own appearance and messages over the kit around it. */
export function layerKit(outer: Kit, appearance?: Appearance, messages?: MessageOverrides): Kit {
  if (!appearance && !messages) return outer
  const sources = messages
    ? { ...outer.sources, overrides: [messages, ...(outer.sources.overrides ?? [])] }
    : outer.sources
  return {
    ...outer,
    sources,
    t: messages ? createTranslator(sources) : outer.t,
    appearance: layerAppearance(outer.appearance, appearance),
  }
}

/** The kit in effect here. */
export function useKit(): Kit {
  return useContext(KitContext)
}

/** The formats of the locale in effect. */
export function useFormat(): Formatter {
  return useKit().format
}

/** Tells the host what happened: `emit({ type: 'balance.refreshed', walletId })`. */
export function useEmit(): KitEventListener {
  return useKit().emit
}

/** The texts in effect: `t('key', params)` and `t.plural('stem', count, params)`. */
export function useMessages(): Translator {
  return useKit().t
}

type SlotData<Name extends SlotName> = PlainSlot extends Slots[Name]
  ? [data?: Slots[Name]]
  : [data: Slots[Name]]

/** Gives the attributes of a slot's element: its own classes, the overrides in effect, and its name for CSS. */
export type SlotFunction = <Name extends SlotName>(
  name: Name,
  className: string,
  ...data: SlotData<Name>
) => SlotProps

/** Dresses slots in the appearance in effect: `<div {...slot('card', 'ck:p-4')}>`. */
export function useSlot(): SlotFunction {
  const { elements } = useKit().appearance
  return (name, className, ...[data]) => slotProps(elements, name, className, data)
}
