import { matchPath, type OperationName, operations } from '@creditkit/contract'
import { createVirtualClock } from '../../../control/clock'
import { createMemoryLocks } from '../../../locks/index'
import { dualBilling } from '../../../scenarios/dual-billing'
import { installScenario } from '../../../scenarios/install'
import type { Scenario } from '../../../scenarios/scenario'
import { createMemoryStore } from '../../../store/index'
import { createCallCounter } from '../../call-counter'
import { booksDue } from '../../change-book'
import type { Environment } from '../../context'
import { runDue } from '../../due-work'
import { respond } from '../../http'
import { nextUuid } from '../../identifiers'
import { sessionOf } from '../../session'
import { openApi } from '../../testing/api'
import { verifyStore } from '../../verify-store'
import { runTopUps } from '../run-top-ups'
import { createScriptedGateway } from './scripted-gateway'

/** The dual-billing world, where Ada's card is on file with Stripe and the wallet takes it. */
const scenario: Scenario = {
  ...dualBilling,
  wallets: dualBilling.wallets.map((wallet) => ({ ...wallet, providers: ['paypal', 'stripe'] })),
  savedPayments: { acct_ada: { stripe: 'pm_card', paypal: 'token' } },
}

/** The service alone, with a payment provider that does as it is told; two worlds of one `shared` are two tabs. */
export async function openTopUpWorld(shared = makeShared()) {
  const { store, locks, clock, gateway } = shared
  const environment: Environment = {
    store,
    locks,
    gateways: { stripe: gateway },
    calls: createCallCounter(),
    now: () => new Date(clock.now()).toISOString(),
    newId: (tx) => nextUuid(tx, 1),
  }
  await store.transaction((tx) => installScenario(tx, environment, scenario))

  async function fetch(input: Request | URL | string, init?: RequestInit): Promise<Response> {
    const request = new Request(input instanceof Request ? input : new URL(input, 'http://mock.test'), init)
    await runDue(environment, [booksDue])
    const session = await store.read((reader) => sessionOf(reader, request.headers, null))
    const arrival = { ...operationOf(request), session, requestId: 'req' }
    return respond(environment, arrival, request, (error) => {
      throw error
    })
  }

  return {
    shared,
    clock,
    gateway,
    environment,
    api: openApi({ fetch }),
    /** What happens in the background after a request. */
    topUp: () => runTopUps(environment),
    verify: () => store.read(verifyStore),
  }
}

function makeShared() {
  return {
    store: createMemoryStore(),
    locks: createMemoryLocks(),
    clock: createVirtualClock(),
    gateway: createScriptedGateway(),
  }
}

function operationOf({ method, url }: Request): { operation: OperationName; params: Record<string, string> } {
  for (const name of Object.keys(operations)) {
    if (!isOperation(name) || operations[name].method !== method) continue
    const params = matchPath(operations[name].path, new URL(url).pathname)
    if (params) return { operation: name, params }
  }
  throw new Error(`There is no operation ${method} ${url}.`)
}

function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name)
}
