/** The most bytes of an answer that are read to look for a balance. */
export const MAX_BYTES = 64 * 1024

const JSON_TYPE = /^application\/(?:[^;\s]+\+)?json\s*(?:;|$)/i

/** What a look into an answer found: its JSON, that it is too large to look into, or that it is no JSON. */
export type Look = { readonly json: unknown } | 'large' | 'none'

/**
 * Looks into an answer and leaves it as it is for its reader. Only JSON is looked into, and only the first
 * {@link MAX_BYTES}: a stream is never gathered. Call it before the reader has the answer. Never rejects.
 */
export async function lookInto(response: Response): Promise<Look> {
  try {
    if (!JSON_TYPE.test(response.headers.get('content-type') ?? '')) return 'none'
    if (Number(response.headers.get('content-length') ?? 0) > MAX_BYTES) return 'large'
    const text = await readText(response.clone())
    return text === null ? 'large' : { json: JSON.parse(text) }
  } catch {
    return 'none'
  }
}

/** The whole text; null when it is too long. */
async function readText({ body }: Response): Promise<string | null> {
  if (!body) return ''
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  while (true) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > MAX_BYTES) {
      // The promise settles when the other reader is done too, which may be never.
      reader.cancel().catch(() => {})
      return null
    }
    text += decoder.decode(value, { stream: true })
  }
}
