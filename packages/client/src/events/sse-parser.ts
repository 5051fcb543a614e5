/** One message of an event stream. `type` is `message` where the stream names none. */
export interface SseMessage {
  readonly type: string
  readonly data: string
}

/**
 * What is known of a stream between two chunks: the text of the unfinished line, and the fields of the unfinished
 * message. `lastEventId` and `retryMs` are the last that the stream named.
 */
export interface SseState {
  readonly line: string
  /** The chunk before ended in a carriage return: a line feed that follows belongs to it. */
  readonly afterReturn: boolean
  readonly started: boolean
  readonly type: string
  readonly data: readonly string[]
  readonly id: string | undefined
  readonly lastEventId: string | undefined
  readonly retryMs: number | undefined
}

/** The state before the first chunk, resuming after `lastEventId` where there is one. */
export function startOfStream(lastEventId?: string): SseState {
  return {
    line: '',
    afterReturn: false,
    started: false,
    type: '',
    data: [],
    id: lastEventId,
    lastEventId,
    retryMs: undefined,
  }
}

/**
 * Reads one more chunk of text, cut wherever it may be: messages come out as soon as the blank line behind them has
 * arrived. Follows the HTML standard's event stream (9.2.6): CR, LF and CRLF end lines, a leading byte order mark and
 * comments are passed over, a message without data is dropped but moves `lastEventId`.
 */
export function readChunk(
  before: SseState,
  chunk: string,
): { readonly state: SseState; readonly messages: SseMessage[] } {
  if (chunk === '') return { state: before, messages: [] }
  let text = before.afterReturn && chunk.startsWith('\n') ? chunk.slice(1) : chunk
  if (!before.started && text.startsWith('\uFEFF')) text = text.slice(1)
  const lines = (before.line + text).split(/\r\n|\n|\r/)
  const line = lines.pop() ?? ''
  const messages: SseMessage[] = []
  let state: SseState = { ...before, started: true }
  for (const finished of lines) {
    if (finished !== '') {
      state = readField(state, finished)
      continue
    }
    if (state.data.length > 0) messages.push({ type: state.type || 'message', data: state.data.join('\n') })
    state = { ...state, type: '', data: [], lastEventId: state.id }
  }
  return { state: { ...state, line, afterReturn: chunk.endsWith('\r') }, messages }
}

function readField(state: SseState, line: string): SseState {
  const colon = line.indexOf(':')
  const name = colon < 0 ? line : line.slice(0, colon)
  const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
  switch (name) {
    case 'event':
      return { ...state, type: value }
    case 'data':
      return { ...state, data: [...state.data, value] }
    case 'id':
      return value.includes('\0') ? state : { ...state, id: value }
    case 'retry':
      return /^\d+$/.test(value) ? { ...state, retryMs: Number(value) } : state
    default:
      return state
  }
}
