import {
  type Amount,
  add,
  equals,
  min,
  type Page,
  subtract,
  sum,
  type Transaction,
  zero,
} from '@creditkit/contract'
import { kept } from './kept'
import type { Trial } from './trial'
import type { ConformanceCaller } from './world'

/** Every row of a list, page by page. */
export async function allOf<Item>(
  pageAfter: (cursor: string | undefined) => Promise<Page<Item>>,
): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | undefined
  do {
    const page: Page<Item> = await pageAfter(cursor)
    items.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return items
}

/** The whole history of a caller, newest first. */
export function historyOf(
  { call }: Trial,
  by: ConformanceCaller,
  filter: { walletId?: string; type?: string } = {},
): Promise<Transaction[]> {
  return allOf((cursor) =>
    call('listTransactions', { ...filter, limit: 100, ...(cursor !== undefined && { cursor }) }, { by }),
  )
}

/**
 * Holds what the API tells of a caller's credits to the contract's invariants, with no knowledge of the backend's books:
 * available and held are the sum of the completed transactions and of the lots, and the history is a chain.
 */
export async function checkBooks(trial: Trial, by: ConformanceCaller): Promise<void> {
  const { call } = trial
  for (const balance of (await call('getBalances', {}, { by })).balances) {
    if (balance.status === 'unavailable') continue
    const { walletId, available, held } = balance
    const { asset } = available
    const history = await historyOf(trial, by, { walletId })
    const completed = history.filter(({ status }) => status === 'completed').map(({ amount }) => amount)
    const lots = await allOf((cursor) =>
      call('listGrants', { walletId, limit: 100, ...(cursor !== undefined && { cursor }) }, { by }),
    )
    const remaining = lots.map((lot) => lot.remaining)
    // While a dispute is owed there is less than nothing available, and no lot that says so.
    const debt = min(available, zero(asset)).minor
    trial
      .expect({
        walletId,
        completed: sum(completed, asset).minor,
        lots: sum(remaining, asset).minor + debt,
        before: chainOf(history),
      })
      .toEqual({
        walletId,
        completed: add(available, held).minor,
        lots: add(available, held).minor,
        before: 'a chain',
      })
  }
}

/** `a chain`, or where the history is none; lines that never moved the balance are no links. */
function chainOf(history: readonly Transaction[]): string {
  const links = history.filter(({ status }) => status === 'completed' || status === 'reversed')
  for (const [index, line] of links.entries()) {
    const { id, amount } = line
    if (!equals(subtract(balanceAfter(line), balanceBefore(line)), amount)) return `${id} does not add up`
    const earlier = links[index + 1]
    if (earlier && !equals(balanceAfter(earlier), balanceBefore(line)))
      return `${id} does not begin where ${earlier.id} ends`
  }
  const first = links.at(-1)
  return first === undefined || balanceBefore(first).minor === 0
    ? 'a chain'
    : `${first.id} begins at something`
}

/** What a line of the history found in the wallet, available plus held. */
export function balanceBefore(line: Transaction): Amount {
  return kept(line.balanceBefore, `balanceBefore of ${line.id}`)
}

/** What a line of the history left in the wallet, available plus held. */
export function balanceAfter(line: Transaction): Amount {
  return kept(line.balanceAfter, `balanceAfter of ${line.id}`)
}
