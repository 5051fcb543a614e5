import type { Appearance } from '@stripe/stripe-js'

/** The kit's colours by Stripe's names for them. */
const COLORS = {
  colorPrimary: '--_ck-primary',
  colorBackground: '--_ck-background',
  colorText: '--_ck-foreground',
  colorTextSecondary: '--_ck-muted',
  colorTextPlaceholder: '--_ck-muted',
  colorDanger: '--_ck-danger-text',
} as const

/** iOS zooms into a field whose text is smaller. */
const FINGER_TEXT = '16px'

type Bytes = readonly number[]

/**
 * Reads the kit's theme where an element stands, as Stripe's Appearance API takes it. What the browser cannot tell is left
 * to Stripe's own theme.
 */
export function readAppearance(place: HTMLElement): Appearance {
  const probe = document.createElement('span')
  probe.style.display = 'none'
  place.append(probe)
  const computed = getComputedStyle(probe)
  const write = translates(probe)
    ? (variable: string) => `color(from var(${variable}) srgb r g b)`
    : (variable: string) => `var(${variable})`
  const colors = Object.entries(COLORS).map(([name, variable]) => {
    probe.style.color = write(variable)
    return [name, toBytes(computed.color)] as const
  })
  probe.style.width = 'var(--_ck-radius)'
  probe.style.height = 'var(--_ck-spacing)'
  probe.style.fontSize = 'var(--_ck-font-size)'
  const isFinger = window.matchMedia?.('(pointer: coarse)').matches
  const sizes = {
    borderRadius: toLength(computed.width),
    spacingUnit: toLength(computed.height),
    fontSizeBase: isFinger ? FINGER_TEXT : toLength(computed.fontSize),
    fontFamily: computed.fontFamily || null,
  }
  probe.remove()

  const known = new Map(colors)
  const isDark = lightness(known.get('colorBackground')) < lightness(known.get('colorText'))
  const variables = [
    ...colors.map(([name, bytes]) => [name, toHex(bytes)] as const),
    ...Object.entries(sizes),
  ]
  return {
    theme: isDark ? 'night' : 'stripe',
    variables: Object.fromEntries(variables.filter(([, value]) => value !== null)),
  }
}

/** Whether the browser translates a colour into red, green and blue, whatever a host writes it in. */
function translates({ style }: HTMLElement): boolean {
  style.color = 'color(from red srgb r g b)'
  return style.color !== ''
}

/** Three bytes of a computed colour; null for a space that this browser does not translate. */
function toBytes(color: string): Bytes | null {
  const [, space, channels = ''] = /^(rgb|color\(srgb)a?[( ](.*)\)$/.exec(color) ?? []
  const numbers =
    channels
      .match(/-?[\d.]+(e-?\d+)?/g)
      ?.slice(0, 3)
      .map(Number) ?? []
  if (numbers.length < 3) return null
  const most = space === 'rgb' ? 1 : 255
  return numbers.map((number) => Math.min(255, Math.max(0, Math.round(number * most))))
}

function toHex(bytes: Bytes | null): string | null {
  return bytes && `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

function toLength(value: string): string | null {
  return /^[\d.]+px$/.test(value) ? value : null
}

function lightness(bytes: Bytes | null | undefined): number {
  return bytes?.reduce((sum, byte) => sum + byte, 0) ?? 0
}
