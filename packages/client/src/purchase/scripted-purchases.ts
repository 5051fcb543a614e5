import { scriptPage } from '../events/scripted-page'
import { createCreditsClient } from '../http/create-client'
import { json, scriptFetch } from '../http/scripted-fetch'
import { createMemoryStorage } from '../http/storage'
import { createPurchaseFlow, type PurchaseFlowOptions } from './purchase-flow'
import { samplePurchase } from './purchase-samples'

/**
 * A scripted server and a browser's storage; `open` loads a page, which subscribes to a flow of its own. `closeAll` goes
 * to `afterEach`.
 */
export function scriptPurchases() {
  const closers: (() => void)[] = []
  const server = scriptFetch()
  const storage = createMemoryStorage()
  server.on('createPurchase', json(samplePurchase(), 201))
  const open = (options: Partial<PurchaseFlowOptions> = {}) => {
    const page = scriptPage()
    const client = createCreditsClient({
      baseUrl: 'https://api.test',
      fetch: server.fetch,
      storage,
      random: () => 0.5,
    })
    const flow = createPurchaseFlow({ client, accountId: 'acc', page, random: () => 0.5, ...options })
    const seen: string[] = []
    const close = flow.subscribe(() => seen.push(flow.getState().status))
    closers.push(close)
    return { flow, page, seen, close }
  }
  const keysOf = (operation: Parameters<typeof server.of>[0]) =>
    server.of(operation).map(({ headers }) => headers.get('idempotency-key'))
  const closeAll = () => {
    for (const close of closers) close()
  }
  return { server, storage, open, keysOf, closeAll }
}
