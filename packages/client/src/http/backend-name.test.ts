import { describe, expect, test } from 'vitest'
import { createCreditsClient } from './create-client'

const dialect = { name: 'tokens', operations: {} }
const silent = () => Promise.reject(new TypeError('offline'))

describe('the name of a backend', () => {
  test('is the same for clients that ask the same address in the same words, and no other', () => {
    const { backend } = createCreditsClient({ baseUrl: 'https://api.test' })
    expect(createCreditsClient({ baseUrl: 'https://api.test', credentials: 'include' }).backend).toBe(backend)
    const others = [{}, { baseUrl: 'https://other.test' }, { baseUrl: 'https://api.test', dialect }]
    const names = others.map((options) => createCreditsClient(options).backend)
    expect(new Set([backend, ...names]).size).toBe(4)
    expect(names).not.toContain(null)
  })

  test('is unknown where code of the host sends the requests, unless the host says it', () => {
    const operations = { streamEvents: () => new ReadableStream<Uint8Array>() }
    expect(createCreditsClient({ fetch: silent }).backend).toBeNull()
    expect(createCreditsClient({ operations }).backend).toBeNull()
    expect(createCreditsClient({ fetch: silent, operations, backend: 'billing' }).backend).toBe('billing')
  })

  test('can be kept back by the host', () => {
    expect(createCreditsClient({ backend: null }).backend).toBeNull()
  })
})
