import type { ColorName, ScreenColor } from './read-colors'

/** What text needs against what it stands on, by WCAG 2.2 AA. */
export const TEXT = 4.5
/** What the edge of a control, an icon that says something and the ring of the focus need. */
export const EDGE = 3

/** A colour on another one, and how far apart they have to be. */
export type Pair = readonly [ink: ColorName, paper: ColorName, least: number]

/** What the kit puts on what. These hold for whatever primary colour a host seeds. */
export const pairs: readonly Pair[] = [
  ['foreground', 'background', TEXT],
  ['foreground', 'subtle', TEXT],
  ['foreground', 'hover', TEXT],
  ['foreground', 'active', TEXT],
  ['foreground', 'primary-soft', TEXT],
  ['foreground', 'success-soft', TEXT],
  ['foreground', 'warning-soft', TEXT],
  ['foreground', 'danger-soft', TEXT],
  ['muted', 'background', TEXT],
  ['muted', 'subtle', TEXT],
  ['muted', 'hover', TEXT],
  ['muted', 'primary-soft', TEXT],
  ['muted', 'success-soft', TEXT],
  ['muted', 'warning-soft', TEXT],
  ['muted', 'danger-soft', TEXT],
  ['primary-text', 'background', TEXT],
  ['primary-text', 'subtle', TEXT],
  ['primary-text', 'primary-soft', TEXT],
  ['success-text', 'background', TEXT],
  ['success-text', 'subtle', TEXT],
  ['success-text', 'success-soft', TEXT],
  ['warning-text', 'background', TEXT],
  ['warning-text', 'subtle', TEXT],
  ['warning-text', 'warning-soft', TEXT],
  ['danger-text', 'background', TEXT],
  ['danger-text', 'subtle', TEXT],
  ['danger-text', 'danger-soft', TEXT],
  ['on-primary', 'primary', TEXT],
  ['on-primary', 'primary-hover', TEXT],
  ['on-danger', 'danger', TEXT],
  ['on-danger', 'danger-hover', TEXT],
  ['control', 'background', EDGE],
  ['focus', 'background', EDGE],
  ['focus', 'subtle', EDGE],
  ['focus', 'primary-soft', EDGE],
  ['danger', 'background', EDGE],
]

/** The edge of what is chosen: as a host seeds it, so only the kit's own themes can promise it. */
export const edgesOfSeeds: readonly Pair[] = [
  ['primary', 'background', EDGE],
  ['primary', 'primary-soft', EDGE],
]

/** The contrast of two opaque colours by WCAG 2.2, 1 to 21. */
export function contrast(one: ScreenColor, other: ScreenColor): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right)
  return (light + 0.05) / (dark + 0.05)
}

function luminance({ bytes }: ScreenColor): number {
  const [red = 0, green = 0, blue = 0] = bytes.map((byte) => {
    const share = byte / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The pairs that are too close, as a text that names them. */
export function tooClose(
  colors: Readonly<Record<ColorName, ScreenColor>>,
  wanted: readonly Pair[],
): readonly string[] {
  return wanted.flatMap(([ink, paper, least]) => {
    const ratio = contrast(colors[ink], colors[paper])
    return ratio < least ? [`${ink} on ${paper}: ${ratio.toFixed(2)} of ${least}`] : []
  })
}
