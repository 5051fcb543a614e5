/** The address of an operation with its path parameters filled in, each encoded so that none can leave its segment. */
export function fillPath(path: string, params: Readonly<Record<string, unknown>>): string {
  return path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
}

/** The names of a path's parameters, in order. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1] ?? '')
}

/** The parameters of an address that fits an operation's path; null when it does not fit or is badly encoded. */
export function matchPath(path: string, pathname: string): Record<string, string> | null {
  const wanted = path.split('/')
  const given = pathname.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const actual = given[index] ?? ''
    if (!segment.startsWith(':')) {
      if (segment !== actual) return null
      continue
    }
    if (actual === '') return null
    try {
      params[segment.slice(1)] = decodeURIComponent(actual)
    } catch {
      return null
    }
  }
  return params
}
