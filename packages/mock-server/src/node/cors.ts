/** The contract's own headers; whatever else an answer carries is exposed with it. */
const EXPOSED = ['idempotent-replayed', 'retry-after', 'x-request-id', 'content-disposition', 'content-type']
/** How long a browser may remember the answer to a preflight, in seconds: what Chromium allows at most. */
const REMEMBERED_SECONDS = 7200

/** Answers a browser's preflight: everything is allowed. Null when the request is none. */
export function answerPreflight(request: Request): Response | null {
  const method = request.headers.get('access-control-request-method')
  if (request.method !== 'OPTIONS' || method === null) return null
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': method,
      'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '',
      'access-control-allow-private-network': 'true',
      'access-control-max-age': String(REMEMBERED_SECONDS),
    },
  })
}

/** The headers by which a page of any origin may read an answer, with its cookies; none for a caller that is no page. */
export function corsHeaders(request: Request, response: Response): Record<string, string> {
  const origin = request.headers.get('origin')
  if (origin === null) return {}
  const exposed = new Set([...EXPOSED, ...response.headers.keys()])
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': [...exposed].join(', '),
    vary: 'Origin',
  }
}
