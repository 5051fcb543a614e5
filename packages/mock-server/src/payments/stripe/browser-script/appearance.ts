import type { Appearance } from '@stripe/stripe-js'

type Variables = Readonly<Record<string, string | undefined>>

const SYSTEM_FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'

const STRIPE: Variables = {
  fontFamily: SYSTEM_FONT,
  fontSizeBase: '16px',
  spacingUnit: '4px',
  borderRadius: '5px',
  colorPrimary: '#0570de',
  colorBackground: '#ffffff',
  colorText: '#30313d',
  colorTextSecondary: '#5d5e6b',
  colorTextPlaceholder: '#6d6e78',
  colorDanger: '#df1b41',
  colorScheme: 'light',
}

const THEMES: Readonly<Record<string, Variables>> = {
  flat: { ...STRIPE, colorBackground: '#f1f1f1', colorText: '#1a1b25', colorDanger: '#b3093c' },
  night: {
    ...STRIPE,
    colorPrimary: '#85d996',
    colorBackground: '#30313d',
    colorText: '#ffffff',
    colorTextSecondary: '#b8bac6',
    colorTextPlaceholder: '#a9abb8',
    colorDanger: '#fe87a1',
    colorScheme: 'dark',
  },
}

/** Gives an element's shadow root the colours and sizes that its CSS reads: the theme's, and the page's variables over them. */
export function paint(host: HTMLElement, appearance: Appearance | undefined): void {
  const theme = THEMES[appearance?.theme ?? ''] ?? STRIPE
  const variables: Variables = { ...theme, ...appearance?.variables }
  host.removeAttribute('style')
  for (const [name, value] of Object.entries(variables)) {
    // The style object is open to scripts where a policy forbids style attributes.
    if (value !== undefined) host.style.setProperty(`--${name}`, value)
  }
}
