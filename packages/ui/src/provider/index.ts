export { CreditsProvider, type CreditsProviderProps } from './credits-provider'
export { type Kit, type SlotFunction, useEmit, useFormat, useKit, useMessages, useSlot } from './kit-context'
export type { KitEvent, KitEventListener, KitEvents } from './kit-events'
