import type { ClientOperationName, Parsed } from '@creditkit/contract'
import type { ExportProgress } from './call'
import { createRowCounter } from './csv-rows'
import { type AnswerFacts, contractViolation, problemAnswer } from './fault'
import { callHost } from './host-code'
import type { Patience } from './patience'
import type { CreditsError } from './problem'

/** What is known of an answer that has come. */
export type AcceptedFacts = AnswerFacts & { readonly status: number }

/** What is known of an answer before its body is read. `route` says where it came from: method and path of the table. */
export function factsOf(
  operation: ClientOperationName,
  route: string,
  response: Response,
  now: number,
): AcceptedFacts {
  return {
    operation,
    route,
    status: response.status,
    requestId: response.headers.get('x-request-id') ?? undefined,
    retryAfterMs: readRetryAfter(response.headers.get('retry-after'), now),
  }
}

/** `Retry-After` in milliseconds from `now`: seconds or a date (RFC 9110, 10.2.3); undefined when absent or unreadable. */
export function readRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null || value.trim() === '') return undefined
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000)
  const at = Date.parse(value)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}

/**
 * Passes an answer that says yes; everything else is thrown as an error. Redirects are not followed: an API that
 * redirects leads to a login page or takes a mutation somewhere it was not meant for.
 */
export async function accept(
  facts: AnswerFacts,
  response: Response,
  patience: Patience,
  toError: (json: unknown) => CreditsError = (json) => problemAnswer(facts, json),
): Promise<void> {
  const { status } = response
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    throw contractViolation(facts, 'answered with a redirect')
  }
  if (response.ok) return
  throw toError(readJson(await patience.race(response.text()))?.value)
}

/** The validated JSON of an answer; HTML, half a body, no body and a wrong shape are all contract violations. */
export async function readJsonAnswer<Value>(
  facts: AnswerFacts,
  response: Response,
  patience: Patience,
  read: (json: unknown) => Parsed<Value> | Promise<Parsed<Value>>,
): Promise<Value> {
  const text = await patience.race(response.text())
  const json = readJson(text)
  if (!json) throw contractViolation(facts, unreadable(response, text))
  const parsed = await read(json.value)
  if (!parsed.ok) throw contractViolation(facts, 'answered in another shape', parsed.errors)
  return parsed.value
}

/** The text of a CSV answer, however long it takes as long as it keeps coming. What `onProgress` throws disturbs nothing. */
export async function readCsvAnswer(
  facts: AnswerFacts,
  response: Response,
  patience: Patience,
  onProgress?: (progress: ExportProgress) => void,
): Promise<string> {
  if (!/^text\/(?:csv|plain)\b/i.test(contentType(response)))
    throw contractViolation(facts, unreadable(response, ' '))
  if (!response.body) return patience.race(response.text())
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  const countRows = createRowCounter()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await patience.race(reader.read())
    if (done) return text + decoder.decode()
    patience.renew()
    const piece = decoder.decode(value, { stream: true })
    text += piece
    if (!onProgress) continue
    bytes += value.byteLength
    const rows = countRows(piece)
    callHost(() => onProgress({ bytes, rows }))
  }
}

/** The bytes of an event stream. */
export function readStreamAnswer(facts: AnswerFacts, response: Response): ReadableStream<Uint8Array> {
  if (!response.body || !/^text\/event-stream\b/i.test(contentType(response))) {
    throw contractViolation(facts, unreadable(response, response.body ? ' ' : ''))
  }
  return response.body
}

const contentType = (response: Response) => response.headers.get('content-type') ?? ''

function readJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

function unreadable(response: Response, text: string): string {
  if (text === '') return `answered ${response.status} without a body`
  const [type = ''] = contentType(response).split(';')
  return /json/i.test(type)
    ? 'answered with broken JSON'
    : `answered with ${type.trim() || 'an unknown type'} instead`
}
