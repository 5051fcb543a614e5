/**
 * Freezes a value and everything in it, so that a row handed out can never change under its reader. What is frozen
 * already is taken to be frozen through, which makes storing a new version of a row cost only its new parts.
 *
 * @throws TypeError naming the path of anything that JSON would lose or change: undefined, NaN, a date, a function.
 */
export function freezeJson<Value>(value: Value, path = 'row'): Value {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      if (Number.isFinite(value)) return value
      break
    case 'object':
      if (value === null) return value
      if (isPlain(value)) return freezeDeep(value, path)
  }
  throw new TypeError(`${path} is not plain JSON: ${describe(value)}`)
}

function freezeDeep<Value extends object>(value: Value, path: string): Value {
  if (Object.isFrozen(value)) return value
  if (Array.isArray(value)) {
    // A list of frozen rows is the common case, so nothing is said of a part before it is known to be new.
    for (let index = 0; index < value.length; index += 1) freezePart(value[index], path, index)
  } else {
    for (const [key, part] of Object.entries(value)) freezePart(part, path, key)
  }
  return Object.freeze(value)
}

function freezePart(part: unknown, path: string, key: string | number): void {
  if (typeof part === 'string' || typeof part === 'boolean' || part === null) return
  if (typeof part === 'object' && Object.isFrozen(part)) return
  freezeJson(part, `${path}.${key}`)
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function describe(value: unknown): string {
  return typeof value === 'object'
    ? Object.prototype.toString.call(value)
    : `${typeof value} ${String(value)}`
}
