type Json = Readonly<Record<string, unknown>>

/** What the values of each type look like in the format of the Design Tokens Community Group, 2025.10; only the types that the kit writes. */
const values: Readonly<Record<string, (value: unknown) => boolean>> = {
  color: isColor,
  dimension: (value) => isMeasure(value, ['px', 'rem']),
  duration: (value) => isMeasure(value, ['ms', 's']),
  number: isNumber,
  fontWeight: (value) => isNumber(value) && value >= 1 && value <= 1000,
  fontFamily: (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((name) => typeof name === 'string' && !/["',]/.test(name)),
  cubicBezier: (value) =>
    Array.isArray(value) &&
    value.length === 4 &&
    value.every((number, at) => isNumber(number) && (at % 2 === 1 || isShare(number))),
  shadow: (value) => Array.isArray(value) && value.length > 0 && value.every(isShadow),
}

/** What breaks the rules of the format, by path; nothing where all is well. */
export function faultsOf(file: Json): readonly string[] {
  const { $schema, ...root } = file
  return [...(typeof $schema === 'string' ? [] : ['$schema is missing']), ...faultsBelow(root, [])]
}

function faultsBelow(group: Json, path: readonly string[]): string[] {
  return Object.entries(group).flatMap(([name, member]) => {
    const at = [...path, name].join('.')
    if (name === '$description') return typeof member === 'string' ? [] : [`${at} is no text`]
    if (!/^[^${}.][^{}.]*$/.test(name)) return [`${at} is no name`]
    if (!isObject(member)) return [`${at} is neither group nor token`]
    return '$value' in member ? faultsOfToken(member, at) : faultsBelow(member, [...path, name])
  })
}

function faultsOfToken({ $type, $value, $description, ...rest }: Json, at: string): string[] {
  const fits = values[String($type)]
  return [
    ...Object.keys(rest).map((name) => `${at}.${name} is nothing that a token has`),
    ...(fits ? [] : [`${at} is of no known type: ${$type}`]),
    ...(fits && !fits($value) ? [`${at} is no ${$type}: ${JSON.stringify($value)}`] : []),
    ...($description === undefined || typeof $description === 'string'
      ? []
      : [`${at} is described by no text`]),
  ]
}

function isColor(value: unknown): boolean {
  if (!isObject(value) || !hasJust(value, ['colorSpace', 'components', 'alpha', 'hex'])) return false
  const { colorSpace, components, alpha, hex } = value
  return (
    colorSpace === 'srgb' &&
    Array.isArray(components) &&
    components.length === 3 &&
    components.every(isShare) &&
    isShare(alpha) &&
    typeof hex === 'string' &&
    /^#[0-9a-f]{6}$/.test(hex)
  )
}

function isShadow(value: unknown): boolean {
  const lengths = ['offsetX', 'offsetY', 'blur', 'spread']
  return (
    isObject(value) &&
    hasJust(value, ['color', ...lengths]) &&
    isColor(value.color) &&
    lengths.every((name) => isMeasure(value[name], ['px', 'rem']))
  )
}

function isMeasure(value: unknown, units: readonly string[]): boolean {
  return (
    isObject(value) &&
    hasJust(value, ['value', 'unit']) &&
    isNumber(value.value) &&
    units.includes(String(value.unit))
  )
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function hasJust(value: Json, names: readonly string[]): boolean {
  return Object.keys(value).toSorted().join() === names.toSorted().join()
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function isShare(value: unknown): boolean {
  return isNumber(value) && value >= 0 && value <= 1
}
