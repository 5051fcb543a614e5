import { type OperationName, operations } from '@creditkit/contract'
import type { Backend, BackendOptions } from './backend-interface'
import { createBackground } from './control/background'
import { createVirtualClock } from './control/clock'
import { answerControl } from './control/control-plane'
import { faultAnswer } from './control/fault-answer'
import { createFaults } from './control/faults'
import { createRequestLog } from './control/request-log'
import { createWebhookCourier } from './control/webhook-courier'
import { createMemoryLocks } from './locks/index'
import { wait } from './payments/faults'
import type { FakeProvider } from './payments/provider-fake'
import { createProviders } from './providers'
import { scenarioOf } from './scenarios/index'
import { hasWorld, installScenario } from './scenarios/install'
import { runTopUps } from './service/auto-top-up/run-top-ups'
import { createCallCounter } from './service/call-counter'
import { setReachable } from './service/catalogue'
import { booksDue } from './service/change-book'
import type { Environment } from './service/context'
import { runDue } from './service/due-work'
import { synchroniseDue } from './service/external-wallet/synchronise'
import { respond, toResponse } from './service/http'
import { nextUuid } from './service/identifiers'
import { answerOtherMethod } from './service/other-methods'
import { subscriptionsDue } from './service/plans/renewals'
import { finishRefunds } from './service/refunds/carry-out-refund'
import { operationOf } from './service/request'
import { sessionOf, userNamed } from './service/session'
import { verifyStore } from './service/verify-store'
import type { WebhookOperation } from './service/webhooks/receive-webhook'
import { createMemoryStore, type Store } from './store/index'

/** Relative addresses are taken to be on this origin. */
const LOCAL_ORIGIN = 'http://creditkit.mock'
const PROVIDERS_AGE_MS = 60_000

/** Where each provider's webhooks are received. */
const WEBHOOKS: Readonly<Record<FakeProvider, WebhookOperation | null>> = {
  paypal: 'receivePaypalWebhook',
  stripe: 'receiveStripeWebhook',
  dodo: 'receiveDodoWebhook',
  virtfusion: null,
}

/** What happens by itself as time passes. */
const DUE_SOURCES = [booksDue, subscriptionsDue]

/** Makes a mock backend. Two with the same seed, scenario and requests give the same answers, byte by byte. */
export function createBackend(options: BackendOptions = {}): Backend {
  const {
    seed = 1,
    clock = createVirtualClock(),
    store = createMemoryStore(),
    locks = createMemoryLocks(),
  } = options
  const onUnexpected = options.onUnexpected ?? throwLater
  const faults = createFaults()
  const { log, add } = createRequestLog()
  const calls = createCallCounter()
  const courier = createWebhookCourier({ clock, seed, hand: handWebhook, nudge: () => background.nudge() })
  const background = createBackground(
    [
      letTimePass,
      letProvidersAge,
      courier.deliverDue,
      () => synchroniseDue(environment),
      () => runTopUps(environment),
      () => finishRefunds(environment),
    ],
    onUnexpected,
  )
  // Whatever is written, here or in another tab, may be something to go on with.
  store.onCommit(() => background.nudge())

  const { providers, gateways, externalLedgers, elsewhere, ...around } = createProviders({
    store,
    clock,
    seed,
    pageUrl: options.pageUrl ?? ((path) => `${LOCAL_ORIGIN}/__providers${path}`),
    onEvent: courier.send,
  })
  const environment: Environment = {
    store,
    locks,
    gateways,
    externalWallets: { ledgers: externalLedgers, store },
    calls,
    now: () => new Date(clock.now()).toISOString(),
    newId: (tx) => nextUuid(tx, seed),
  }

  let scenario = scenarioOf(options.scenario ?? 'dual-billing')
  let signedInAs: string | null = null
  let requestCount = 0
  let agedAt = clock.now()
  let nudgedAt = Number.NEGATIVE_INFINITY
  let ready = install(store)
  setStage()

  /** What a scenario says about the world around the ledger. */
  function setStage(): void {
    signedInAs = scenario.signedInAs
    faults.reset()
    for (const fault of scenario.faults) faults.fail(fault)
    for (const fault of scenario.providerFaults) providers.fail(fault)
    for (const { operation, milliseconds } of scenario.delays) faults.delay(operation, milliseconds)
    faults.offline(scenario.isOffline)
  }

  /** Makes the scenario's world, unless there is one already: what is written of it first, then what happens in it. */
  function install(into: Store): Promise<void> {
    const { prologue, ...rest } = scenario
    // Asked for at once, so that nothing that is asked of the store afterwards finds it empty.
    if (!prologue) return into.transaction((tx) => installScenario(tx, environment, rest, elsewhere))
    return locks.run('install', async () => {
      if (await into.read(hasWorld)) return
      const before = createBackend({
        seed,
        onUnexpected,
        ...(options.pageUrl && { pageUrl: options.pageUrl }),
        scenario: { ...rest, faults: [], providerFaults: [], delays: [], isOffline: false },
        clock: createVirtualClock(clock.now()),
        store: createMemoryStore(),
        locks: createMemoryLocks(),
      })
      await prologue(before)
      await into.load(await before.snapshot())
    })
  }

  /** Puts a fresh world in the place of the old one in one step, so that no other tab ever sees a half-made one. */
  async function startOver(): Promise<void> {
    const fresh = createMemoryStore()
    await install(fresh)
    await store.load(await fresh.dump())
  }

  async function answerApi(
    request: Request,
    operation: OperationName,
    params: Record<string, string>,
    requestId: string,
  ) {
    const before = faults.take(operation, 'before')
    if (before) return toResponse(faultAnswer(before, requestId), requestId, {})
    const session = await store.read((reader) =>
      sessionOf(reader, request.headers, userNamed(reader, signedInAs)),
    )
    const response = await respond(
      environment,
      { operation, params, session, requestId },
      request,
      onUnexpected,
    )
    const after = faults.take(operation, 'after')
    return after ? toResponse(faultAnswer(after, requestId), requestId, {}) : response
  }

  /** A provider's webhook comes over a network of its own: it is neither delayed nor cut off with the customer's. */
  async function handWebhook(
    provider: FakeProvider,
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<number> {
    const operation = WEBHOOKS[provider]
    if (!operation) throw new RangeError(`${provider} sends no webhooks.`)
    const { path } = operations[operation]
    const sent = { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } }
    if (options.webhooksTo !== undefined)
      return (await globalThis.fetch(new URL(path, options.webhooksTo), sent)).status
    const request = new Request(new URL(path, LOCAL_ORIGIN), sent)
    const noteAnswer = await add(operation, request)
    const response = await answerApi(request, operation, {}, nextRequestId())
    await noteAnswer(response)
    return response.status
  }

  function nextRequestId(): string {
    requestCount += 1
    return `req_${String(requestCount).padStart(6, '0')}`
  }

  async function letTimePass(): Promise<boolean> {
    await runDue(environment, DUE_SOURCES)
    return false
  }

  /** The providers' own deadlines matter by the minute; asking at every request would cost a transaction each. */
  async function letProvidersAge(): Promise<boolean> {
    if (clock.now() - agedAt < PROVIDERS_AGE_MS) return false
    agedAt = clock.now()
    await around.tick()
    return true
  }

  async function answer(request: Request): Promise<Response> {
    await ready
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/__mock/')) return answerControl(backend, request)
    // What has become due since the clock moved comes before the request.
    if (clock.now() !== nudgedAt) background.nudge()
    nudgedAt = clock.now()
    const { response, isProviders } = await background.between(async () => {
      const fromProvider = await around.answer(request)
      return { response: fromProvider ?? (await carryOut(request)), isProviders: fromProvider !== undefined }
    })
    // A page that has paid leaves as soon as it is answered, and would take its webhooks with it.
    if (isProviders) await background.idle()
    return response
  }

  async function carryOut(request: Request): Promise<Response> {
    const requestId = nextRequestId()
    const found = operationOf(request.method, new URL(request.url).pathname)
    if (!found) return answerOtherMethod(request.method, new URL(request.url).pathname, requestId)
    const noteAnswer = await add(found.operation, request)
    const delay = faults.delayOf(found.operation)
    if (delay > 0) await wait(delay, request.signal)
    if (faults.isOffline()) throw new TypeError('Failed to fetch: the mock backend is offline.')
    const response = await answerApi(request, found.operation, found.params, requestId)
    request.signal.throwIfAborted()
    await noteAnswer(response)
    return response
  }

  const backend: Backend = {
    fetch: (input, init) =>
      answer(
        input instanceof Request && !init
          ? input
          : new Request(input instanceof Request ? input : new URL(input, LOCAL_ORIGIN), init),
      ),
    as(who) {
      const { users } = scenario
      if (who !== null && !users.some(({ id, role }) => id === who || role === who)) {
        throw new RangeError(`Nobody is called ${who}; there are ${users.map(({ id }) => id).join(', ')}.`)
      }
      signedInAs = who
    },
    fail: (operation, fault = {}) => faults.fail({ ...fault, operation }),
    delay: faults.delay,
    offline: faults.offline,
    setReachable: (walletId, isReachable) =>
      store.transaction((tx) => {
        setReachable(tx, walletId, isReachable)
        elsewhere[walletId]?.setOutage(tx, !isReachable)
      }),
    clock,
    requests: log,
    ledger: { verify: () => store.read(verifyStore) },
    providers,
    webhooks: courier.webhooks,
    async idle() {
      await ready
      background.nudge()
      await background.idle()
    },
    async snapshot() {
      await backend.idle()
      return store.dump()
    },
    restore: (dump) => store.load(dump),
    async reset(next = scenario) {
      scenario = scenarioOf(next)
      log.reset()
      calls.reset()
      courier.reset()
      around.reset()
      setStage()
      ready = startOver()
      await ready
    },
  }
  return backend
}

/** Makes an error nobody foresaw as loud as one that nobody caught, in a browser's console and in a test run alike. */
function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
