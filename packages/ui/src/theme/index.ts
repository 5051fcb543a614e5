export {
  type Appearance,
  type AppearanceLayers,
  defaultAppearance,
  type ElementOverride,
  type ElementOverrides,
  layerAppearance,
  mergeSlots,
  type SlotProps,
  slotProps,
  type ThemeName,
} from './appearance'
export type { ButtonSlot, ControlSlot, PlainSlot, ToneSlot } from './slot-data'
export type { SlotName, Slots, SlotWith } from './slots'
export { type ThemeVariable, type ThemeVariables, variablesStyle } from './variables'
