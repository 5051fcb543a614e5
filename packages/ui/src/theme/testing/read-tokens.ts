import { colorNames, colors, readColors, type ScreenColor, toHex, translate } from './read-colors'

/** A token of the format of the Design Tokens Community Group, 2025.10. */
export interface Token {
  readonly $type: string
  readonly $value: unknown
  readonly $description?: string
}

/** A group of tokens; groups nest. */
export interface TokenGroup {
  readonly [name: string]: Token | TokenGroup | string
}

const SCHEMA = 'https://www.designtokens.org/schemas/2025.10/format.json'

/**
 * Reads a theme as tokens where an element stands in a scope: what the stylesheet makes of the seeds there. Sizes and
 * shadows are read off the kit's own utilities, so that no factor is written twice.
 */
export function readTokens(place: Element, description: string): TokenGroup {
  const probe = document.createElement('span')
  place.append(probe)
  const style = getComputedStyle(probe)
  /** Wears a utility and tells what came of it. */
  const wearing = (utility: string, property: string) => {
    probe.className = utility
    return style.getPropertyValue(property)
  }
  const each = <Name extends string>(names: readonly Name[], token: (name: Name) => Token): TokenGroup =>
    Object.fromEntries(names.map((name) => [name, token(name)]))

  const read = readColors(place)
  const tokens: TokenGroup = {
    $schema: SCHEMA,
    $description: description,
    color: each(colorNames, (name) => ({
      $type: 'color',
      $value: colorValue(read[name]),
      $description: colors[name],
    })),
    radius: each(['xs', 'sm', 'md', 'lg', 'xl'], (size) => ({
      $type: 'dimension',
      // The largest is worn by dialogs alone, which on a phone have no round foot.
      $value: pixels(wearing(`ck:rounded-${size === 'xl' ? 't-xl' : size}`, 'border-top-left-radius')),
    })),
    spacing: each(['1', '2', '3', '4', '5', '6'], (steps) => ({
      $type: 'dimension',
      $value: pixels(wearing(`ck:gap-${steps}`, 'column-gap')),
    })),
    font: {
      ...family(place, probe),
      size: each(textSizes, (size) => ({
        $type: 'dimension',
        $value: pixels(wearing(`ck:text-${size}`, 'font-size')),
      })),
      'line-height': each(textSizes, (size) => ({
        $type: 'number',
        $value: rounded(
          Number.parseFloat(wearing(`ck:text-${size}`, 'line-height')) / Number.parseFloat(style.fontSize),
        ),
      })),
      weight: each(['medium', 'semibold'], (weight) => ({
        $type: 'fontWeight',
        $value: Number(wearing(`ck:font-${weight}`, 'font-weight')),
      })),
    },
    shadow: each(['xs', 'lg'], (size) => ({
      $type: 'shadow',
      $value: shadows(wearing(`ck:shadow-${size}`, 'box-shadow'), probe),
    })),
    motion: {
      duration: {
        $type: 'duration',
        $value: {
          value: Number.parseFloat(wearing('ck:transition-colors', 'transition-duration')) * 1000,
          unit: 'ms',
        },
        $description: 'How long a change of colour takes.',
      },
      easing: {
        $type: 'cubicBezier',
        $value: numbers(wearing('ck:transition-colors', 'transition-timing-function')).slice(0, 4),
      },
    },
  }
  probe.remove()
  return tokens
}

const textSizes = ['xs', 'sm', 'base', 'lg', 'xl', '2xl', '3xl']

function colorValue(color: ScreenColor) {
  return {
    colorSpace: 'srgb',
    components: color.bytes.map((byte) => rounded(byte / 255)),
    alpha: rounded(color.alpha),
    hex: toHex(color),
  }
}

function pixels(length: string) {
  return { value: rounded(Number.parseFloat(length)), unit: 'px' }
}

/** The font of a theme that brings one; none where the page's own is taken. */
function family(place: Element, probe: HTMLElement): TokenGroup {
  if (getComputedStyle(place).getPropertyValue('--ck-font-family') === '') return {}
  const names = getComputedStyle(probe).fontFamily.split(',')
  const value = names.map((name) => name.trim().replaceAll('"', ''))
  return { family: { $type: 'fontFamily', $value: value } }
}

/** The layers of a computed `box-shadow` that show: `color x y blur spread`, parted by commas. */
function shadows(computed: string, probe: HTMLElement) {
  const layers = [...computed.matchAll(/([a-z]+\(.*?\)) (\S+)px (\S+)px (\S+)px (\S+)px/g)]
  return layers
    .map(([, color = '', ...lengths]) => ({ color: translate(color, probe), lengths }))
    .filter(({ lengths }) => lengths.some((length) => length !== '0'))
    .map(({ color, lengths: [x = '0', y = '0', blur = '0', spread = '0'] }) => ({
      color: colorValue(color),
      offsetX: pixels(x),
      offsetY: pixels(y),
      blur: pixels(blur),
      spread: pixels(spread),
    }))
}

function numbers(text: string): readonly number[] {
  return (text.match(/-?[\d.]+/g) ?? []).map(Number)
}

/** Four decimals say more than a screen shows, and less than browsers disagree about. */
function rounded(value: number): number {
  return Number(value.toFixed(4))
}
