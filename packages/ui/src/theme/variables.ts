import type { CSSProperties } from 'react'

/** The seeds that a theme is grown from: a name in `appearance.variables` and the CSS variable that it sets. */
const seeds = {
  colorPrimary: '--ck-color-primary',
  colorBackground: '--ck-color-background',
  colorForeground: '--ck-color-foreground',
  colorSuccess: '--ck-color-success',
  colorWarning: '--ck-color-warning',
  colorDanger: '--ck-color-danger',
  radius: '--ck-radius',
  spacing: '--ck-spacing',
  fontFamily: '--ck-font-family',
  fontSize: '--ck-font-size',
} as const

/** What is mixed from the seeds unless it is named, for a theme that wants it otherwise. */
const derived = {
  colorMuted: '--ck-color-muted',
  colorSubtle: '--ck-color-subtle',
  colorHover: '--ck-color-hover',
  colorActive: '--ck-color-active',
  colorBorder: '--ck-color-border',
  colorControl: '--ck-color-control',
  colorFocus: '--ck-color-focus',
  colorOverlay: '--ck-color-overlay',
  colorShade: '--ck-color-shade',
} as const

/** Every variable of a theme. */
export const themeVariables = { ...seeds, ...derived }

/** The name of a variable. */
export type ThemeVariable = keyof typeof themeVariables

/**
 * Values for the variables, as CSS writes them (`'#6d28d9'`, `'10px'`). A colour that differs between light and dark is
 * written `light-dark(#fff, #111)`. What is left out keeps the value of the page around, or the kit's own.
 */
export type ThemeVariables = { readonly [Name in ThemeVariable]?: string }

/** The inline style that sets the variables. */
export function variablesStyle(variables: ThemeVariables): CSSProperties {
  const entries = Object.entries(variables).flatMap(([name, value]) =>
    isThemeVariable(name) ? [[themeVariables[name], value]] : [],
  )
  return Object.fromEntries(entries)
}

function isThemeVariable(name: string): name is ThemeVariable {
  return Object.hasOwn(themeVariables, name)
}
