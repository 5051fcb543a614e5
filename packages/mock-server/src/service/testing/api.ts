import type { Problem } from '@creditkit/contract'
import type { MockBackend } from '../../index'

/** How a test sends a request; unless named it is a POST by Ada under a key of its own. */
interface SendOptions {
  readonly method?: 'POST' | 'PUT' | 'PATCH'
  readonly key?: string
  readonly token?: string
}

/** Short words for requests to a mock backend; without a token it is Ada who asks. */
export function openApi({ fetch }: Pick<MockBackend, 'fetch'>) {
  let keys = 0

  function send(path: string, body: unknown, options: SendOptions = {}): Promise<Response> {
    const { method = 'POST', key = `test-${++keys}`, token = 'mock_ada' } = options
    const headers = { 'idempotency-key': key, authorization: `Bearer ${token}` }
    return fetch(path, { method, body: JSON.stringify(body), headers })
  }

  return {
    send,
    /** The answer of a reading. */
    async get<Answer>(path: string, token = 'mock_ada'): Promise<Answer> {
      const response = await fetch(path, { headers: { authorization: `Bearer ${token}` } })
      return response.json()
    },
    /** The answer of a change that is to go through. */
    async done<Answer>(path: string, body: unknown, options: SendOptions = {}): Promise<Answer> {
      const response = await send(path, body, options)
      if (!response.ok) throw new Error(await response.text())
      return response.json()
    },
    /** Why a change did not go through. */
    async refused(path: string, body: unknown, options: SendOptions = {}): Promise<Problem> {
      const response = await send(path, body, options)
      if (response.ok) throw new Error('It went through.')
      return response.json()
    },
  }
}
