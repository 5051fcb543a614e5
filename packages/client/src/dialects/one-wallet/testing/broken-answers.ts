type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** An answer that breaks the native shape, and the place that the client must name. */
export interface BrokenAnswer {
  readonly what: string
  readonly place: string
  readonly response: () => Response
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

/** The example with one field after the other gone, or of another type. Fields that may be left out are only mistyped. */
function brokenValues(example: Json, optional: readonly string[], at: string): [string, string, Json][] {
  if (typeof example !== 'object' || example === null) return []
  const here = (key: string) => (at === '' ? key : `${at}.${key}`)
  const put = (key: string, value: Json): Json =>
    isList(example)
      ? example.map((item, index) => (String(index) === key ? value : item))
      : { ...example, [key]: value }
  return Object.entries(example).flatMap(([key, value]): [string, string, Json][] => {
    const { [key]: _, ...without } = Object(example)
    const gone: [string, string, Json][] =
      isList(example) || optional.includes(key) ? [] : [[`without ${here(key)}`, here(key), without]]
    const mistyped: [string, string, Json] = [
      `with another ${here(key)}`,
      here(key),
      put(key, { not: 'this' }),
    ]
    const inner = brokenValues(value, optional, here(key)).map(
      ([what, place, broken]): [string, string, Json] => [what, place, put(key, broken)],
    )
    return [...gone, mistyped, ...inner]
  })
}

/** Every way in which an answer can break its shape. */
export function brokenAnswers(example: Json, optional: readonly string[] = []): BrokenAnswer[] {
  const text = JSON.stringify(example)
  const body = (what: string, content: string | null, type: string, status = 200): BrokenAnswer => ({
    what,
    place: '',
    response: () => new Response(content, { status, headers: { 'content-type': type, location: '/login' } }),
  })
  return [
    ...brokenValues(example, optional, '').map(([what, place, value]) => ({
      what,
      place,
      response: () => Response.json(value),
    })),
    body('that is a page', '<!doctype html><title>Sign in</title>', 'text/html'),
    body('that is half', text.slice(0, text.length - 3), 'application/json'),
    body('that is empty', '', 'application/json'),
    body('without a body', null, 'application/json', 204),
    body('that leads to a login page', null, 'text/html', 302),
    body('that is null', 'null', 'application/json'),
    body('that is a text', '"hello"', 'application/json'),
  ]
}
