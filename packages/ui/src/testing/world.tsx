import { type CreditsClient, createCreditsClient, createMemoryStorage } from '@creditkit/client'
import {
  createMockBackend,
  createSystemClock,
  createVirtualClock,
  type MockBackend,
  type Scenario,
  type ScenarioName,
  scenarios,
} from '@creditkit/mock-server'
import type { ReactNode } from 'react'
import { CreditsProvider, type CreditsProviderProps } from '../provider/index'

/** How the world of one test or one story differs from the plain one. */
export interface WorldOptions {
  /** The dual-billing hosting company unless named. */
  readonly scenario?: ScenarioName | Scenario | undefined
  /** The backend's time. It stands still on November 1, 2026; `present` is the reader's own, for what is told by its distance from now. */
  readonly clock?: 'still' | 'present' | undefined
  /** Changes the backend before the first request: faults, delays, who is signed in. */
  readonly prepare?: ((mock: MockBackend) => void | Promise<void>) | undefined
  /** An operation that the backend is known not to have. */
  readonly lacks?: Parameters<CreditsClient['supports']>[0] | undefined
  /** Fields that no answer has, as with a backend that does not keep them. */
  readonly without?: readonly string[] | undefined
  /** What becomes of each answer on its way: a backend, or something in front of it, that breaks the contract. */
  readonly spoil?: ((answer: Response, mock: MockBackend) => Response | Promise<Response>) | undefined
}

/** A backend of its own and a client that speaks to it; nothing is shared between two worlds. */
export interface World {
  readonly mock: MockBackend
  readonly client: CreditsClient
}

/** Makes a world. The client tries once only, so that a fault shows at once. */
export function createWorld({
  scenario = 'dual-billing',
  clock = 'still',
  prepare,
  lacks,
  without = [],
  spoil = (answer) => answer,
}: WorldOptions = {}): World {
  const mock = createMockBackend({
    scenario: typeof scenario === 'string' ? scenarios[scenario] : scenario,
    clock: clock === 'present' ? createSystemClock() : createVirtualClock(),
    // Where nobody goes; it is safe to send somebody there, as a provider's own address is.
    pageUrl: (path) => `https://pages.creditkit.mock${path}`,
  })
  const prepared = Promise.resolve(prepare?.(mock))
  const client = createCreditsClient({
    fetch: async (input, init) => {
      await prepared
      return spoil(await withoutFields(await mock.fetch(input, init), without), mock)
    },
    retry: false,
    storage: createMemoryStorage(),
  })
  return { mock, client: lacks ? { ...client, supports: (operation) => operation !== lacks } : client }
}

/** The same answer without some of its fields, wherever they stand. */
async function withoutFields(response: Response, fields: readonly string[]): Promise<Response> {
  const isJson = response.headers.get('content-type')?.includes('application/json') ?? false
  if (fields.length === 0 || !isJson) return response
  const body = JSON.parse(await response.text(), (key, value) => (fields.includes(key) ? undefined : value))
  return new Response(JSON.stringify(body), response)
}

/** The provider over a world, in English, light and UTC, with nothing live unless asked for. */
export function InWorld({
  world,
  children,
  ...setup
}: { readonly world: World; readonly children: ReactNode } & Omit<
  CreditsProviderProps,
  'client' | 'session'
>) {
  return (
    <CreditsProvider
      appearance={{ theme: 'light' }}
      live={false}
      timeZone="UTC"
      {...setup}
      client={world.client}
    >
      {children}
    </CreditsProvider>
  )
}

/** The world of a story, for its `parameters`. */
export function inWorld(options: WorldOptions): { readonly world: WorldOptions } {
  return { world: options }
}
