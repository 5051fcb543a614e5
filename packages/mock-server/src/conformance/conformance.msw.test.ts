import { setupServer } from 'msw/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMockBackend } from '../index'
import { createMockControl, describeCreditsBackend } from './index'

const ORIGIN = 'https://api.example.com'
const mock = createMockBackend({
  onUnexpected: (error) => {
    throw error
  },
})
const server = setupServer(...mock.handlers)

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterAll(() => server.close())

describeCreditsBackend({
  title: 'the mock backend behind MSW',
  request: (path, init) => fetch(`${ORIGIN}${path}`, init),
  control: createMockControl(mock),
  runner: { describe, it, expect },
})
