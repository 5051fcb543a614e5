import { matchPath, operations, toProblem } from '@creditkit/contract'
import { problemAnswer } from './dispatch'
import { toResponse } from './http'

/**
 * Answers a request that means no operation: OPTIONS with what the address allows, another method on a known address
 * with 405 and `Allow`, an unknown address with 404. Both refusals are `not_found` problems, because the contract has no
 * code for a wrong method: there is no such operation, and the status says why. Needs no session, as nothing is told but
 * what `openapi.json` tells.
 */
export function answerOtherMethod(method: string, pathname: string, requestId: string): Response {
  const allow = methodsOf(pathname).join(', ')
  if (allow === '') {
    const detail = `There is no operation at ${pathname}; openapi.json lists those that there are.`
    return toResponse(problemAnswer('not_found', detail, requestId, {}), requestId, {})
  }
  if (method === 'OPTIONS')
    return new Response(null, { status: 204, headers: { allow, 'x-request-id': requestId } })
  const problem = toProblem('not_found', `${method} means nothing here; use ${allow}.`, requestId, {})
  return toResponse({ status: 405, body: { ...problem, status: 405 } }, requestId, { allow })
}

/** The methods of an address, in the order of the alphabet; none when no operation has it. */
function methodsOf(pathname: string): string[] {
  const own = Object.values(operations)
    .filter(({ path }) => matchPath(path, pathname) !== null)
    .map(({ method }): string => method)
  if (own.length === 0) return []
  return [...new Set([...own, ...(own.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].sort()
}
