import { createBackend } from '../backend'
import type { Backend } from '../backend-interface'
import { createSystemClock, createVirtualClock } from '../control/clock'
import { type ScenarioName, scenarioOf, scenarios } from '../scenarios/index'
import type { Scenario } from '../scenarios/scenario'
import { createMemoryStore } from '../store/index'
import { createApiSite, scenarioIn } from './api-site'
import { type HttpDoor, openDoor } from './http-door'
import { goOn, timeOf } from './kept-state'
import { createProvidersSite } from './providers-site'
import { openStateFile } from './state-file'

/** How a mock server is started. */
export interface MockServerOptions {
  /** 4010 unless named; 0 takes any free port. */
  readonly port?: number
  /** Where the payment providers' fakes answer at their own paths; nowhere unless named, 0 takes any free port. */
  readonly providersPort?: number
  /** The address to listen on: 127.0.0.1, this machine alone, unless named. */
  readonly host?: string
  /** The dual-billing hosting company unless named. A state that is kept already has its own. */
  readonly scenario?: ScenarioName | Scenario
  /** 1 unless named. A state that is kept already has its own. */
  readonly seed?: number
  /** The file that keeps the world; without one it is gone with the server. */
  readonly state?: string
  /** How long each answer of the API takes at least, in milliseconds. */
  readonly latency?: number
  /** The address at which browsers reach this server, for the providers' hosted pages; its own unless named. */
  readonly publicUrl?: string
  /** The origin of your own backend, which the providers' webhooks then go to, at `/api/webhooks/{paypal,stripe,dodo}`. */
  readonly webhooksTo?: string
  /** The machine's clock, instead of one that stands still until it is moved. */
  readonly realClock?: boolean
  /** Hears, in a sentence each, what became of the state file. */
  readonly onNotice?: (sentence: string) => void
  /** Hears of errors that nobody foresaw; they count as uncaught unless named. */
  readonly onUnexpected?: (error: unknown) => void
}

/** A mock server that answers. */
export interface MockServer {
  /** `http://127.0.0.1:4010`, without a slash at the end. */
  readonly url: string
  /** The same for the providers' own port; null when there is none. */
  readonly providersUrl: string | null
  readonly backend: Backend
  /** What the world was made from. */
  readonly scenario: Scenario
  readonly seed: number
  /** Stops listening, ends event streams, lets requests finish (three seconds at most), writes the state. Twice is once. */
  close(): Promise<void>
}

const DEFAULT_PORT = 4010
const MEGABYTE = 1024 * 1024
/** A snapshot of a large world is larger than anything the API takes. */
const limitOf = (path: string) => (path.startsWith('/__mock/') ? 256 * MEGABYTE : MEGABYTE)

/**
 * Serves a mock backend over HTTP: the API, its control plane and the providers' fakes. Rejects with an Error of one
 * sentence when a port is taken or the state file cannot be used.
 */
export async function startMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const { port = DEFAULT_PORT, providersPort, host = '127.0.0.1', realClock = false } = options
  const onNotice = options.onNotice ?? (() => {})
  const onUnexpected = options.onUnexpected ?? throwLater
  const wanted = scenarioOf(options.scenario ?? 'dual-billing')
  const clock = realClock ? createSystemClock() : createVirtualClock()
  const file =
    options.state === undefined
      ? null
      : await openStateFile(options.state, { notice: onNotice, now: Date.now })
  const kept = file?.kept ?? null
  const scenario = kept ? scenarioOfKept(kept.scenario, wanted) : wanted
  const seed = kept?.seed ?? options.seed ?? 1
  if (kept) {
    goOn(clock, kept.clock, realClock)
    onNotice(goingOn(options, scenario.name, seed, clock.now()))
  }

  const store = createMemoryStore(kept?.store)
  const doors: HttpDoor[] = []
  const pageUrl = (path: string) => `${options.publicUrl ?? doors[0]?.url}/__providers${path}`
  const { webhooksTo } = options
  const backend = createBackend({
    scenario,
    seed,
    clock,
    store,
    pageUrl,
    onUnexpected,
    ...(webhooksTo !== undefined && { webhooksTo }),
  })
  if (file) store.onCommit(file.changed)

  let closing: Promise<void> | null = null
  async function stop(): Promise<void> {
    await Promise.all(doors.map((door) => door.close()))
    await file?.close()
  }

  try {
    const door = { host, limitOf, onUnexpected }
    const answer = createApiSite(backend, store, options.latency ?? 0)
    doors.push(await openDoor({ ...door, port, flag: '--port', answer }))
    if (providersPort !== undefined) {
      const site = createProvidersSite(backend, (provider) => pageUrl(`/${provider}`))
      doors.push(await openDoor({ ...door, port: providersPort, flag: '--providers-port', answer: site }))
    }
    await file?.begin(async () => ({
      scenario: await scenarioIn(store),
      seed,
      clock: timeOf(clock, Date.now(), realClock),
      store: await backend.snapshot(),
    }))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url: doors[0]?.url ?? '',
    providersUrl: doors[1]?.url ?? null,
    backend,
    scenario,
    seed,
    close() {
      closing ??= stop()
      return closing
    },
  }
}

/** The scenario that a kept world goes on in: one of ours by its name, or the host's own, which it names at each start. */
function scenarioOfKept(name: string, wanted: Scenario): Scenario {
  if (name === wanted.name) return wanted
  return Object.entries(scenarios).find(([known]) => known === name)?.[1] ?? wanted
}

/** Says what a kept world is, and that what was asked for beside it does not count. */
function goingOn(options: MockServerOptions, scenario: string, seed: number, now: number): string {
  const at = new Date(now).toISOString()
  const isPassedOver =
    (options.seed !== undefined && options.seed !== seed) ||
    (options.scenario !== undefined && scenarioOf(options.scenario).name !== scenario)
  const rest = isPassedOver ? ' The scenario and seed that were asked for are passed over.' : ''
  return `${options.state} goes on: scenario ${scenario}, seed ${seed}, at ${at}.${rest}`
}

function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
