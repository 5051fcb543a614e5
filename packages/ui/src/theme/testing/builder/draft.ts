import apricotDark from '../../../../tokens/apricot.dark.tokens.json'
import apricotLight from '../../../../tokens/apricot.light.tokens.json'
import defaultDark from '../../../../tokens/default.dark.tokens.json'
import defaultLight from '../../../../tokens/default.light.tokens.json'
import fjordDark from '../../../../tokens/fjord.dark.tokens.json'
import fjordLight from '../../../../tokens/fjord.light.tokens.json'
import inkDark from '../../../../tokens/ink.dark.tokens.json'
import inkLight from '../../../../tokens/ink.light.tokens.json'
import { type ThemeVariables, themeVariables } from '../../variables'
import { type LookName, looks } from '../looks'

/** The seeds that are colours, with their words and their names among the tokens. */
export const seedColors = {
  colorPrimary: { label: 'Primary', token: 'primary' },
  colorBackground: { label: 'Background', token: 'background' },
  colorForeground: { label: 'Foreground', token: 'foreground' },
  colorSuccess: { label: 'Success', token: 'success' },
  colorWarning: { label: 'Warning', token: 'warning' },
  colorDanger: { label: 'Danger', token: 'danger' },
} as const

/** The name of a seed that is a colour. */
export type SeedColor = keyof typeof seedColors
export const seedColorNames = Object.keys(seedColors) as SeedColor[]

/** The seeds that are lengths, with the kit's own value and the room there is for others, in pixels. */
export const seedLengths = {
  radius: { label: 'Corners', own: 8, from: 0, to: 20, step: 1 },
  spacing: { label: 'Spacing', own: 4, from: 3, to: 5, step: 0.25 },
  fontSize: { label: 'Text', own: 14, from: 12, to: 18, step: 0.5 },
} as const

/** The name of a seed that is a length. */
export type SeedLength = keyof typeof seedLengths
export const seedLengthNames = Object.keys(seedLengths) as SeedLength[]

/** Fonts to choose from; the empty one is the page's own. */
export const fonts = {
  '': 'The page’s own',
  [looks.apricot.variables.fontFamily]: 'Rounded',
  [looks.ink.variables.fontFamily]: 'Grotesque',
  'Georgia, "Times New Roman", serif': 'Serif',
  'ui-monospace, Menlo, Consolas, monospace': 'Monospace',
} as const

/** A theme in the making. */
export interface Draft {
  readonly base: LookName
  readonly light: Readonly<Record<SeedColor, string>>
  readonly dark: Readonly<Record<SeedColor, string>>
  readonly lengths: Readonly<Record<SeedLength, number>>
  readonly fontFamily: string
}

const tokens = {
  default: { light: defaultLight, dark: defaultDark },
  apricot: { light: apricotLight, dark: apricotDark },
  fjord: { light: fjordLight, dark: fjordDark },
  ink: { light: inkLight, dark: inkDark },
} as const satisfies Record<LookName, unknown>

/** The draft that a look begins with. */
export function draftOf(base: LookName): Draft {
  const variables: ThemeVariables = looks[base].variables
  const colorsIn = (mode: 'light' | 'dark') =>
    Object.fromEntries(
      seedColorNames.map((name) => [name, tokens[base][mode].color[seedColors[name].token].$value.hex]),
    ) as Record<SeedColor, string>
  const lengths = Object.fromEntries(
    seedLengthNames.map((name) => [name, Number.parseFloat(variables[name] ?? '') || seedLengths[name].own]),
  ) as Record<SeedLength, number>
  return {
    base,
    light: colorsIn('light'),
    dark: colorsIn('dark'),
    lengths: { ...lengths, radius: variables.radius ? Number.parseFloat(variables.radius) : lengths.radius },
    fontFamily: variables.fontFamily ?? '',
  }
}

/** The seeds in which a draft differs from the look that it began with. */
export function changesOf(draft: Draft): ThemeVariables {
  const start = draftOf(draft.base)
  const colors = seedColorNames
    .filter((name) => draft.light[name] !== start.light[name] || draft.dark[name] !== start.dark[name])
    .map((name) => [name, inBothModes(draft.light[name], draft.dark[name])])
  const lengths = seedLengthNames
    .filter((name) => draft.lengths[name] !== start.lengths[name])
    .map((name) => [name, `${draft.lengths[name]}px`])
  const font =
    draft.fontFamily === start.fontFamily ? [] : [['fontFamily', draft.fontFamily || 'inherit'] as const]
  return Object.fromEntries([...colors, ...lengths, ...font])
}

function inBothModes(light: string, dark: string): string {
  return light === dark ? light : `light-dark(${light}, ${dark})`
}

/** All variables of a draft: those of the look that it began with, and its own over them. */
export function variablesOf(draft: Draft): ThemeVariables {
  return { ...looks[draft.base].variables, ...changesOf(draft) }
}

/** The code that gives a page this theme, by the property of the provider. */
export function asAppearance(draft: Draft): string {
  const changes = Object.entries(changesOf(draft)).map(([name, value]) => `    ${name}: '${value}',`)
  if (draft.base === 'default') return ['appearance={{', ...block(changes), '}}'].join('\n')
  const first = `import { ${draft.base} } from '@creditkit/ui/themes'\n`
  if (changes.length === 0) return [first, `appearance={${draft.base}}`].join('\n')
  return [first, 'appearance={{', ...block([`    ...${draft.base}.variables,`, ...changes]), '}}'].join('\n')
}

function block(lines: readonly string[]): readonly string[] {
  return lines.length ? ['  variables: {', ...lines, '  },'] : ['  // The kit’s own look: nothing to set.']
}

/** The same as a rule for the stylesheet of the page. */
export function asStylesheet(draft: Draft): string {
  const lines = Object.entries(variablesOf(draft)).map(
    ([name, value]) => `  ${themeVariables[name as keyof ThemeVariables]}: ${value};`,
  )
  return [':root {', ...(lines.length ? lines : ['  /* The kit’s own look: nothing to set. */']), '}'].join(
    '\n',
  )
}
