/** The kit's colours, by their private names in `tokens.css`, and what each is for. */
export const colors = {
  background: 'The paper that everything stands on.',
  foreground: 'The ink: headings, amounts, what is typed.',
  muted: 'Text of second rank.',
  subtle: 'A surface set off from the paper, such as the foot of a card.',
  hover: 'What lies under the pointer.',
  active: 'What is being pressed; the empty part of a meter.',
  border: 'Lines that divide.',
  control: 'The edge of what can be typed into or ticked.',
  focus: 'The ring around what has the focus.',
  overlay: 'What dims the page behind a dialog.',
  shade: 'The colour of shadows.',
  primary: 'The main action.',
  'primary-hover': 'The main action under the pointer.',
  'on-primary': 'Text on the main action, black or white by its lightness.',
  'primary-text': 'The primary colour where it is text or an icon.',
  'primary-soft': 'A tinted surface: what is chosen, neutral news.',
  'primary-line': 'The edge of a tinted surface.',
  success: 'What went well, as a fill.',
  'success-text': 'What went well, as text or icon.',
  'success-soft': 'What went well, as a surface.',
  'success-line': 'The edge of that surface.',
  warning: 'What asks for attention, as a fill.',
  'warning-text': 'What asks for attention, as text or icon.',
  'warning-soft': 'What asks for attention, as a surface.',
  'warning-line': 'The edge of that surface.',
  danger: 'What is wrong or cannot be undone, as a fill; the edge of an invalid field.',
  'danger-hover': 'A dangerous action under the pointer.',
  'on-danger': 'Text on a dangerous action, black or white by its lightness.',
  'danger-text': 'What is wrong, as text or icon.',
  'danger-soft': 'What is wrong, as a surface.',
  'danger-line': 'The edge of that surface.',
} as const

/** The name of a colour. */
export type ColorName = keyof typeof colors

/** The names of all colours. */
export const colorNames = Object.keys(colors).filter(isColorName)

function isColorName(name: string): name is ColorName {
  return Object.hasOwn(colors, name)
}

/** A colour as a screen gets it: red, green and blue from 0 to 255, opacity from 0 to 1. */
export interface ScreenColor {
  readonly bytes: readonly [red: number, green: number, blue: number]
  readonly alpha: number
}

/** Reads the kit's colours where an element stands in a scope, after every mix. */
export function readColors(place: Element): Readonly<Record<ColorName, ScreenColor>> {
  const probe = document.createElement('span')
  probe.style.display = 'none'
  place.append(probe)
  const entries = colorNames.map((name) => [name, translate(`var(--_ck-${name})`, probe)] as const)
  probe.remove()
  return Object.fromEntries(entries) as Record<ColorName, ScreenColor>
}

/** Translates what CSS takes for a colour, with an element to try it on. */
export function translate(color: string, probe: HTMLElement): ScreenColor {
  probe.style.color = `color(from ${color} srgb r g b / alpha)`
  const computed = getComputedStyle(probe).color
  const [red = 0, green = 0, blue = 0, alpha = 1] = (computed.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number)
  if (!computed.startsWith('color(srgb ')) throw new Error(`${color} is ${computed}`)
  return { bytes: [toByte(red), toByte(green), toByte(blue)], alpha }
}

function toByte(share: number): number {
  return Math.min(255, Math.max(0, Math.round(share * 255)))
}

/** A colour as designers write it, without its opacity. */
export function toHex({ bytes }: ScreenColor): string {
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
