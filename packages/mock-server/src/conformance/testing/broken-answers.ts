import type { Broken } from './broken'
import { answering, asking, isProblem, streaming, withHeader } from './spoil'

/** Ways to answer wrongly what was done well. */
export const brokenAnswers: readonly Broken[] = [
  {
    wrong: 'rounds balances to whole tens',
    spoil: answering(/^\/api\/credits\/balance/, (key, value) =>
      key === 'minor' && typeof value === 'number' ? value - (value % 10) : value,
    ),
    tried: ['getBalance', 'spend', 'quoteTool'],
    caughtBy: [
      'getBalance › what a change answers with is what is read afterwards',
      'spend › takes exactly what it says, from the account that it names',
    ],
    unharmed: ['quoteTool'],
  },
  {
    wrong: 'answers 200 with a malformed body',
    spoil: answering(/^\/api\/usage/, (key, value) => (key === 'included' ? String(value) : value)),
    tried: ['listUsageMeters', 'recordUsage', 'getConfig'],
    caughtBy: [
      'listUsageMeters › answers as the contract says',
      'recordUsage › answers as the contract says',
    ],
    unharmed: [],
  },
  {
    wrong: 'keeps no totals',
    spoil: answering(/^\/api\/credits\/spend/, (key, value) =>
      key === 'totalPurchased' || key === 'totalUsed' ? undefined : value,
    ),
    tried: ['spend', 'quoteTool'],
    caughtBy: ['spend › answers as the contract says'],
    unharmed: ['quoteTool'],
  },
  {
    wrong: 'keeps no running balance',
    spoil: answering(/^\/api\/transactions\/create/, (key, value) =>
      key === 'balanceBefore' || key === 'balanceAfter' ? undefined : value,
    ),
    tried: ['createTransaction', 'quoteTool'],
    caughtBy: ['createTransaction › answers as the contract says'],
    unharmed: ['quoteTool'],
  },
  {
    wrong: 'keeps no running balance in what it streams',
    spoil: streaming((text) => text.replaceAll(/"balanceAfter":\{[^}]*\},/g, '')),
    tried: ['streamEvents', 'quoteTool'],
    caughtBy: ['streamEvents › answers as the contract says'],
    unharmed: ['quoteTool'],
  },
  {
    wrong: 'adjusts without a line of the history',
    spoil: answering(/^\/api\/admin\/credits\/adjust/, (key, value) =>
      key === 'transaction' ? undefined : value,
    ),
    tried: ['adminAdjust', 'adminAdjustMany', 'adminSetBranding'],
    caughtBy: [
      'adminAdjust › changes the balance and is on record with its actor and its reason',
      'adminAdjustMany › each row has an outcome of its own, and each change its record',
    ],
    unharmed: ['adminSetBranding'],
  },
  {
    wrong: 'adjusts without an audit entry',
    spoil: answering(/^\/api\/admin\/credits\/adjust/, (key, value) => (key === 'audit' ? undefined : value)),
    tried: ['adminAdjust', 'adminAdjustMany', 'adminSetBranding'],
    caughtBy: [
      'adminAdjust › changes the balance and is on record with its actor and its reason',
      'adminAdjustMany › each row has an outcome of its own, and each change its record',
    ],
    unharmed: ['adminSetBranding'],
  },
  {
    wrong: 'loses the first row of every further page',
    spoil: answering(/cursor=/, (key, value) =>
      key === 'items' && Array.isArray(value) ? value.slice(1) : value,
    ),
    tried: ['listPurchases', 'listTransactions', 'adminListUsers', 'getBalance'],
    caughtBy: [
      'listPurchases › small pages together are the large one',
      'listTransactions › pages neither repeat nor hide rows while others arrive',
      'adminListUsers › small pages together are the large one',
    ],
    unharmed: ['getBalance'],
  },
  {
    wrong: 'counts pages from the newest row, whatever arrives',
    spoil: (good) => async (path, init) => {
      const url = new URL(path, 'http://broken.example')
      if (url.pathname !== '/api/credits/purchases') return good(path, init)
      const limit = Number(url.searchParams.get('limit') ?? 25)
      const offset = Number(url.searchParams.get('cursor') ?? 0)
      const response = await good('/api/credits/purchases?limit=100', init)
      if (!response.ok || !Number.isInteger(limit) || !Number.isInteger(offset)) return response
      const { items }: { items: unknown[] } = await response.json()
      const end = offset + limit
      const body = { items: items.slice(offset, end), nextCursor: end < items.length ? String(end) : null }
      return new Response(JSON.stringify(body), response)
    },
    tried: ['listPurchases', 'listTransactions'],
    caughtBy: ['listPurchases › pages neither repeat nor hide rows while others arrive'],
    unharmed: ['listTransactions'],
  },
  {
    wrong: 'begins the event stream anew, whatever was heard last',
    spoil: asking((path, init) => [path, withHeader(init, 'last-event-id', 'evt_000000000000')]),
    tried: ['streamEvents', 'getBalance'],
    caughtBy: ['streamEvents › goes on after the last event that was heard, without a gap or a repeat'],
    unharmed: ['getBalance'],
  },
  {
    wrong: 'shows a wallet that cannot be reached as empty',
    spoil: (good) => async (path, init) => {
      const response = await good(path, init)
      if (path !== '/api/billing/balance' || !response.ok) return response
      const nothing = { minor: 0, asset: 'VFT/0' }
      const empty = {
        available: nothing,
        held: nothing,
        pending: nothing,
        totalPurchased: nothing,
        totalUsed: nothing,
      }
      const body = JSON.parse(await response.text(), (_, value) =>
        value?.status === 'unavailable'
          ? { ...value, ...empty, status: 'ok', lowBalance: true, version: 0 }
          : value,
      )
      return new Response(JSON.stringify(body), response)
    },
    tried: ['getBalances', 'getBalance'],
    caughtBy: [
      'getBalances › a wallet that cannot be reached is unavailable, never zero, and fails no other',
    ],
    unharmed: ['getBalance'],
  },
  {
    wrong: 'does not name the fields at fault',
    spoil: answering(/./, (key, value) => (key === 'path' ? 'body' : value), isProblem),
    tried: ['spend', 'listTransactions', 'getConfig'],
    caughtBy: [
      'spend › validation_failed',
      'spend › not_found',
      'listTransactions › validation_failed',
      'listTransactions › validation_failed: a cursor that no page gave is none',
    ],
    unharmed: ['getConfig'],
  },
  {
    wrong: 'sends problems as plain JSON',
    spoil: (good) => async (path, init) => {
      const response = await good(path, init)
      if (!isProblem(response)) return response
      const { status } = response
      return new Response(response.body, { status, headers: { 'content-type': 'application/json' } })
    },
    tried: ['getTransaction', 'getConfig'],
    caughtBy: [
      'getTransaction › not_found',
      'getTransaction › unauthenticated',
      'getConfig › unauthenticated',
    ],
    unharmed: [],
  },
  {
    wrong: 'takes a limit of more than a hundred for a hundred',
    spoil: asking((path, init) => [path.replace('limit=101', 'limit=100'), init]),
    tried: ['listPurchases', 'getPurchase'],
    caughtBy: ['listPurchases › validation_failed'],
    unharmed: ['getPurchase'],
  },
  {
    wrong: 'exports the first page only',
    spoil: (good) => async (path, init) => {
      const response = await good(path, init)
      if (!path.includes('.csv') || !response.ok) return response
      const lines = (await response.text()).split('\r\n').slice(0, 26)
      return new Response(lines.map((line) => `${line}\r\n`).join(''), response)
    },
    tried: ['exportTransactions', 'listTransactions'],
    caughtBy: ['exportTransactions › has the lines of the list, all of them, in its order'],
    unharmed: ['listTransactions'],
  },
  {
    wrong: 'exports formulas',
    spoil: (good) => async (path, init) => {
      const response = await good(path, init)
      return path.includes('.csv') && response.ok
        ? new Response((await response.text()).replaceAll(/(^|,|")'/gm, '$1'), response)
        : response
    },
    tried: ['exportTransactions'],
    caughtBy: ['exportTransactions › no cell can start a formula, and none breaks its row'],
    unharmed: [],
  },
]
