import * as v from 'valibot'
import type { Backend } from '../backend-interface'
import type { ConformanceRequest } from './calls'
import type { ConformanceControl, SentWebhook } from './control'
import { type Command, mockBuyer } from './mock-buyer'
import { mockWorld } from './mock-world'

const WEBHOOKS = {
  paypal: 'receivePaypalWebhook',
  stripe: 'receiveStripeWebhook',
  dodo: 'receiveDodoWebhook',
} as const satisfies Record<string, SentWebhook['operation']>

const Deliveries = v.object({
  deliveries: v.array(
    v.object({
      provider: v.picklist(['paypal', 'stripe', 'dodo']),
      rawBody: v.string(),
      headers: v.record(v.string(), v.string()),
    }),
  ),
})
const Violations = v.object({ violations: v.array(v.unknown()) })

/** The control of a mock backend in the same process. */
export function createMockControl(backend: Pick<Backend, 'fetch'>): ConformanceControl {
  return controlOver(backend.fetch)
}

/** The control of a mock server that is reached over HTTP: `http://127.0.0.1:4010`. */
export function createHttpControl(baseUrl: string): ConformanceControl {
  return controlOver((path, init) => fetch(new URL(path, baseUrl), init))
}

/** Everything goes through the control plane, so that both bindings are the same. */
function controlOver(request: ConformanceRequest): ConformanceControl {
  const command: Command = async (name, input = {}) => {
    const response = await request(`/__mock/${name}`, { method: 'POST', body: JSON.stringify(input) })
    const text = await response.text()
    if (!response.ok) throw new Error(`The mock backend refuses ${name}: ${text}`)
    return JSON.parse(text)
  }
  const buyer = mockBuyer(command, request)

  return {
    world: mockWorld,
    ...buyer,
    reset: async () => void (await command('scenario', { name: 'conformance' })),
    async advanceClock(milliseconds) {
      await command('clock', { milliseconds })
      await command('idle')
    },
    loseNextAnswer: async (operation) =>
      void (await command('fail', { operation, when: 'after', code: 'internal', times: 1 })),
    setWalletReachable: async (walletId, isReachable) =>
      void (await command('reachable', { walletId, isReachable })),
    async sentWebhooks() {
      await command('idle')
      const { deliveries } = v.parse(Deliveries, await command('webhooks/deliveries'))
      return deliveries.map(({ provider, ...sent }) => ({ ...sent, operation: WEBHOOKS[provider] }))
    },
    async verify() {
      const { violations } = v.parse(Violations, await command('verify'))
      return violations.map((violation) => JSON.stringify(violation))
    },
  }
}
