import type { CSSProperties } from 'react'
import type { SlotName, Slots } from './slots'
import type { ThemeVariables } from './variables'

/**
 * Light, dark, as the reader's system is set, or as the page around says it: by the nearest class or attribute for that
 * (`theme/host.css` lists them), else by the `color-scheme` that it hands down.
 */
export type ThemeName = 'light' | 'dark' | 'system' | 'host'

/** What a slot gets on top of its own look: class names, an inline style, or either worked out from the slot's data. */
export type ElementOverride<Data> =
  | string
  | CSSProperties
  | ((data: Data) => string | CSSProperties | undefined)

/** Overrides by slot. */
export type ElementOverrides = { readonly [Name in SlotName]?: ElementOverride<Slots[Name]> }

/** How the kit looks: on the provider for everything, on a component for that one and what is inside it. */
export interface Appearance {
  readonly theme?: ThemeName
  readonly variables?: ThemeVariables
  readonly elements?: ElementOverrides
}

/** An appearance in effect; overrides of one slot are kept in order, outermost first. */
export interface AppearanceLayers {
  readonly theme: ThemeName
  readonly variables: ThemeVariables
  readonly elements: readonly ElementOverrides[]
}

/** The kit's own look. */
export const defaultAppearance: AppearanceLayers = { theme: 'system', variables: {}, elements: [] }

/** Lays an appearance over another one; what it does not name stays. */
export function layerAppearance(below: AppearanceLayers, above: Appearance | undefined): AppearanceLayers {
  if (!above) return below
  return {
    theme: above.theme ?? below.theme,
    variables: { ...below.variables, ...above.variables },
    elements: above.elements ? [...below.elements, above.elements] : below.elements,
  }
}

/** The attributes of a slot's element. */
export interface SlotProps {
  readonly className: string
  readonly style?: CSSProperties
  readonly 'data-ck-slot': SlotName
  /** There where a host has given the slot a class: the stylesheet then yields to it. */
  readonly 'data-ck-styled'?: true
}

/** Lets an element play a second, more exact role: the later name and looks lie over the earlier. */
export function mergeSlots(base: SlotProps, role: SlotProps): SlotProps {
  const style = base.style || role.style ? { style: { ...base.style, ...role.style } } : {}
  const isStyled = base['data-ck-styled'] || role['data-ck-styled']
  return {
    ...(isStyled ? { 'data-ck-styled': true } : {}),
    'data-ck-slot': role['data-ck-slot'],
    className: `${base.className} ${role.className}`.trim(),
    ...style,
  }
}

/** Puts a slot's own classes and its overrides together, the kit's first, then from the outermost in. */
export function slotProps(
  layers: readonly ElementOverrides[],
  name: SlotName,
  className: string,
  data: object = {},
): SlotProps {
  const classes = [className]
  let style: CSSProperties | undefined
  for (const layer of layers) {
    const override: unknown = layer[name]
    const value: unknown = typeof override === 'function' ? override(data) : override
    if (typeof value === 'string') classes.push(value)
    else if (isStyle(value)) style = { ...style, ...value }
  }
  return {
    className: classes.join(' '),
    'data-ck-slot': name,
    ...(classes.length > 1 ? { 'data-ck-styled': true } : {}),
    ...(style ? { style } : {}),
  }
}

function isStyle(value: unknown): value is CSSProperties {
  return typeof value === 'object' && value !== null
}
