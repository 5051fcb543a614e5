import type { CSSProperties } from 'react'

/** The seeds that a theme is grown from: a name in `appearance.variables` and the CSS variable that it sets. */
export const themeVariables = {
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

/** The name of a seed. */
export type ThemeVariable = keyof typeof themeVariables

/**
 * Values for the seeds, as CSS writes them (`'#6d28d9'`, `'10px'`). A colour that differs between light and dark is
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
