import { describe, expect, test } from 'vitest'
import { lookInto, MAX_BYTES } from './small-json'

const json = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  new Response(body, { headers: { 'content-type': 'application/json', ...headers } })

/** A body that comes in pieces, and says how many were taken out of it. */
function inPieces(pieces: readonly Uint8Array[], isEndless = false) {
  let taken = 0
  let isCanceled = false
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const piece = pieces[taken] ?? (isEndless ? pieces.at(-1) : undefined)
        if (!piece) return controller.close()
        taken += 1
        controller.enqueue(piece)
      },
      cancel: () => {
        isCanceled = true
      },
    },
    { highWaterMark: 0 },
  )
  return { body, taken: () => taken, isCanceled: () => isCanceled }
}

const bytes = (text: string) => new TextEncoder().encode(text)
const KILOBYTE = bytes('x'.repeat(1024))

describe('looking into an answer', () => {
  test('finds its JSON, and leaves the body to its reader', async () => {
    const response = json('{"newBalance":470}')
    expect(await lookInto(response)).toEqual({ json: { newBalance: 470 } })
    expect(response.bodyUsed).toBe(false)
    expect(await response.json()).toEqual({ newBalance: 470 })
  })

  test('finds it when the reader was faster, and when letters are torn apart', async () => {
    const [whole] = [bytes('{"name":"Grüße","newBalance":470}')]
    const { body } = inPieces([whole.slice(0, 11), whole.slice(11)])
    const response = json(body)
    const look = lookInto(response)
    expect(await response.json()).toEqual({ name: 'Grüße', newBalance: 470 })
    expect(await look).toEqual({ json: { name: 'Grüße', newBalance: 470 } })
  })

  test.each(['application/json; charset=utf-8', 'application/problem+json', 'Application/JSON'])(
    'knows %s for JSON',
    async (type) => {
      expect(await lookInto(json('1', { 'content-type': type }))).toEqual({ json: 1 })
    },
  )

  test.each(['text/event-stream', 'application/x-ndjson', 'application/json-seq', 'text/html', ''])(
    'takes nothing out of %s',
    async (type) => {
      const { body, taken } = inPieces([bytes('{}')])
      expect(await lookInto(json(body, { 'content-type': type }))).toBe('none')
      expect(taken()).toBe(0)
    },
  )

  test('does not begin with what says that it is large', async () => {
    const { body, taken } = inPieces([bytes('{}')])
    expect(await lookInto(json(body, { 'content-length': String(MAX_BYTES + 1) }))).toBe('large')
    expect(taken()).toBe(0)
  })

  test('stops in what turns out to be large, and its reader has all of it', async () => {
    const { body, taken } = inPieces([KILOBYTE], true)
    const response = json(body)
    expect(await lookInto(response)).toBe('large')
    expect(taken() * 1024).toBeLessThanOrEqual(MAX_BYTES + 2 * 1024)
    const reader = response.body?.getReader()
    for (let piece = 0; piece < 2 * 64; piece += 1) expect((await reader?.read())?.value).toEqual(KILOBYTE)
  })

  test('does not keep a body alive that its reader gives up', async () => {
    const { body, isCanceled } = inPieces([KILOBYTE], true)
    const response = json(body)
    expect(await lookInto(response)).toBe('large')
    await response.body?.cancel()
    expect(isCanceled()).toBe(true)
  })

  test('reads exactly as much as it may', async () => {
    const text = `"${'x'.repeat(MAX_BYTES - 2)}"`
    expect(await lookInto(json(text))).toEqual({ json: JSON.parse(text) })
    expect(await lookInto(json(`${text} `))).toBe('large')
  })

  test.each([
    ['half a body', json('{"newBalance":')],
    ['no body', json(null)],
    ['an empty body', json('')],
    ['a page that calls itself JSON', json('<!doctype html>')],
  ])('finds nothing in %s', async (_, response) => {
    expect(await lookInto(response)).toBe('none')
  })

  test('finds nothing in a body that breaks off, that was read before, or in an answer of another make', async () => {
    const broken = new ReadableStream({
      start: (controller) => controller.error(new TypeError('terminated')),
    })
    expect(await lookInto(json(broken))).toBe('none')
    const used = json('{}')
    await used.text()
    expect(await lookInto(used)).toBe('none')
    const clone = () => {
      throw new TypeError('This answer cannot be copied.')
    }
    expect(await lookInto(Object.assign(json('{}'), { clone }))).toBe('none')
  })
})
