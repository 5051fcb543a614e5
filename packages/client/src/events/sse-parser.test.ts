import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readChunk, type SseMessage, startOfStream } from './sse-parser'

function readAll(chunks: readonly string[], lastEventId?: string) {
  let state = startOfStream(lastEventId)
  const messages: SseMessage[] = []
  for (const chunk of chunks) {
    const read = readChunk(state, chunk)
    state = read.state
    messages.push(...read.messages)
  }
  return { messages, state }
}

const read = (text: string) => readAll([text])

describe('an event stream', () => {
  test('gives a message for every block with data', () => {
    expect(read('event: purchase.updated\nid: 7\ndata: {"a":1}\n\ndata: x\n\n').messages).toEqual([
      { type: 'purchase.updated', data: '{"a":1}' },
      { type: 'message', data: 'x' },
    ])
  })

  test('joins several data lines, and takes off one leading blank only', () => {
    expect(read('data: one\ndata:two\ndata:  three\ndata\n\n').messages[0]?.data).toBe('one\ntwo\n three\n')
  })

  test('gives nothing for an unfinished message, a comment or an unknown field', () => {
    expect(read('data: unfinished\n').messages).toEqual([])
    expect(read(': ping\n\n').messages).toEqual([])
    expect(read('nonsense: 1\n\n').messages).toEqual([])
  })

  test('moves the place to resume from with the message, also where it has no data', () => {
    expect(read('id: 1\ndata: x\n').state.lastEventId).toBeUndefined()
    expect(read('id: 1\ndata: x\n\n').state.lastEventId).toBe('1')
    expect(read('id: 2\n\n').state.lastEventId).toBe('2')
    expect(read('id: a\0b\n\n').state.lastEventId).toBeUndefined()
    expect(readAll(['data: x\n\n'], '9').state.lastEventId).toBe('9')
  })

  test('takes the server’s wish how long to wait, when it is a number', () => {
    expect(read('retry: 2500\n').state.retryMs).toBe(2500)
    expect(read('retry: soon\n').state.retryMs).toBeUndefined()
  })

  test('passes over one byte order mark at its start', () => {
    expect(read('\uFEFFdata: x\n\n').messages).toEqual([{ type: 'message', data: 'x' }])
  })
})

describe('cut anywhere', () => {
  const line = fc.oneof(
    fc.constantFrom('', ': ping', 'event: balance.updated', 'retry: 10', 'data'),
    fc.string({ unit: fc.constantFrom('a', ' ', ':', '{', 'é') }).map((text) => `data: ${text}`),
    fc.nat(9).map((id) => `id: ${id}`),
  )
  const stream = fc
    .array(fc.tuple(line, fc.constantFrom('\n', '\r', '\r\n')), { maxLength: 30 })
    .map((lines) => `\uFEFF${lines.map(([text, end]) => text + end).join('')}`)
  const cuts = fc.array(fc.nat(200), { maxLength: 20 })

  test('it gives the same messages and the same place to resume from', () => {
    fc.assert(
      fc.property(stream, cuts, (text, places) => {
        const ends = [...new Set([...places.filter((place) => place < text.length), text.length])].sort(
          (a, b) => a - b,
        )
        const chunks = ends.map((end, index) => text.slice(index === 0 ? 0 : ends[index - 1], end))
        const whole = read(text)
        const cut = readAll(['', ...chunks, ''])
        expect(cut.messages).toEqual(whole.messages)
        expect(cut.state).toEqual(whole.state)
      }),
    )
  })

  test('the end of line used makes no difference', () => {
    fc.assert(
      fc.property(stream, (text) => {
        expect(read(text.replace(/\r\n|\r/g, '\n')).messages).toEqual(read(text).messages)
      }),
    )
  })
})
