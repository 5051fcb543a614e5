import { matchPath, type OperationName, operations } from '@creditkit/contract'
import { invalid } from './service-problem'

/** The operation that a method and path mean, with the path's parameters; null when there is none. HEAD means what GET does. */
export function operationOf(
  method: string,
  pathname: string,
): { operation: OperationName; params: Record<string, string> } | null {
  const meant = method === 'HEAD' ? 'GET' : method
  const fixed = fixedPaths.get(`${meant} ${pathname}`)
  if (fixed) return { operation: fixed, params: {} }
  for (const operation of withParameters) {
    const row = operations[operation]
    const params = row.method === meant ? matchPath(row.path, pathname) : null
    if (params) return { operation, params }
  }
  return null
}

const names = Object.keys(operations).filter((name): name is OperationName => name in operations)
const hasParameters = (name: OperationName) => operations[name].path.includes(':')
// Fixed paths come before paths with parameters, so that `/transactions.csv` is never taken for an identifier.
const fixedPaths = new Map(
  names
    .filter((name) => !hasParameters(name))
    .map((name) => [`${operations[name].method} ${operations[name].path}`, name]),
)
const withParameters = names.filter(hasParameters)

/** The query as a flat record; of a field given twice the last one counts. */
export function queryOf(url: URL): Record<string, string> {
  return Object.fromEntries(url.searchParams)
}

/** The decoded JSON body, undefined when there is none; `validation_failed` when it is not JSON. */
export async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw invalid('', 'json', 'The body is not JSON.')
  }
}
