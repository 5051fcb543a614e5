export { type Kit, type SlotFunction, useFormat, useKit, useMessages, useSlot } from './kit-context'
