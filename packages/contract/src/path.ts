const PARAMETER = /:([A-Za-z]+)/g

/**
 * The address of an operation with its path parameters filled in, each encoded so that none can leave its segment.
 *
 * @throws RangeError when a parameter is missing, empty, not well-formed Unicode, or a dot segment (`.`, `..`), which
 * browsers resolve away even when encoded.
 */
export function fillPath(path: string, params: Readonly<Record<string, unknown>>): string {
  return path.replace(PARAMETER, (_, name: string) => segment(name, params[name]))
}

/** The names of a path's parameters, in order. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(PARAMETER)].map((match) => match[1] ?? '')
}

/** The parameters of an address that fits an operation's path; null when it does not fit or is badly encoded. */
export function matchPath(path: string, pathname: string): Record<string, string> | null {
  const wanted = path.split('/')
  const given = pathname.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const actual = given[index] ?? ''
    if (!part.startsWith(':')) {
      if (part !== actual) return null
      continue
    }
    if (actual === '') return null
    try {
      params[part.slice(1)] = decodeURIComponent(actual)
    } catch {
      return null
    }
  }
  return params
}

function segment(name: string, value: unknown): string {
  const text = typeof value === 'string' ? value : ''
  if (text === '' || text === '.' || text === '..') {
    throw new RangeError(`${name} cannot be part of an address: ${JSON.stringify(value)}`)
  }
  try {
    return encodeURIComponent(text)
  } catch {
    throw new RangeError(`${name} is not well-formed text`)
  }
}
