import type { RequestHandler } from 'msw'
import { createBackend } from '../backend'
import type { Backend, BackendOptions } from '../backend-interface'
import { createHandlers } from './handlers'

/** A strict backend of the whole contract with a ledger inside and the payment providers around it. */
export interface MockBackend extends Backend {
  /** Handlers for MSW's `setupServer` and `setupWorker`; `createHandlers` narrows them to one origin. */
  readonly handlers: readonly RequestHandler[]
}

/** Makes a mock backend. Two with the same seed, scenario and requests give the same answers, byte by byte. */
export function createMockBackend(options: BackendOptions = {}): MockBackend {
  const backend = createBackend(options)
  // Whoever asks by `fetch` alone never pays for them.
  let handlers: readonly RequestHandler[] | null = null
  return {
    ...backend,
    get handlers() {
      handlers ??= createHandlers(backend)
      return handlers
    },
  }
}
