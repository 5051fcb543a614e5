import type { Asset } from '@creditkit/contract'
import {
  type BookKey,
  readBook,
  readBooks,
  type TransactionRow,
  transactions,
  withBook,
} from '../../books/index'
import { createMemoryStore, type Store } from '../../store/index'
import {
  type Change,
  type LedgerContext,
  type LedgerState,
  type Result,
  verify,
  type WalletBook,
} from '../index'

const START = Date.parse('2026-11-01T09:00:00.000Z')

/** A ledger to work at in tests: one account with wallets on a store of its own, a clock that only moves when told to, identifiers in order. */
export interface Desk {
  readonly store: Store
  readonly context: LedgerContext
  /** Moves the clock on. */
  wait(ms: number): void
  /** The moment so many milliseconds from now. */
  at(ms: number): string
  book(walletId?: string): Promise<WalletBook>
  history(walletId?: string): Promise<readonly TransactionRow[]>
  run<Done extends Change>(
    command: (book: WalletBook) => Result<Done>,
    walletId?: string,
  ): Promise<Result<Done>>
  /** Runs a command that is meant to go through; Error when it does not. */
  must<Done extends Change>(command: (book: WalletBook) => Result<Done>, walletId?: string): Promise<Done>
  state(): Promise<LedgerState>
  violations(): Promise<string[]>
}

/** Opens a desk; nothing is credited yet. */
export function openDesk(asset: Asset = 'CREDIT/0'): Desk {
  const store = createMemoryStore()
  let now = START
  let ids = 0
  const context: LedgerContext = {
    get now() {
      return new Date(now).toISOString()
    },
    newId() {
      ids += 1
      return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`
    },
  }
  const key = (walletId = 'main'): BookKey => ({ accountId: 'acc_ada', walletId, asset })

  const desk: Desk = {
    store,
    context,
    wait(ms) {
      now += ms
    },
    at: (ms) => new Date(now + ms).toISOString(),
    book: (walletId) => store.read((reader) => readBook(reader, key(walletId), context)),
    history: (walletId = 'main') =>
      store.read((reader) => [...reader.walk(transactions, 'byWallet', { prefix: ['acc_ada', walletId] })]),
    run: (command, walletId) => store.transaction((tx) => withBook(tx, key(walletId), context, command)),
    async must(command, walletId) {
      const result = await desk.run(command, walletId)
      if (!result.ok) throw new Error(`It was refused: ${JSON.stringify(result.problem)}`)
      return result.value
    },
    state: () => store.read((reader) => ({ ...readBooks(reader), purchases: [], refunds: [], audit: [] })),
    async violations() {
      return verify(await desk.state()).map(
        ({ invariant, where, message }) => `${invariant} ${where}: ${message}`,
      )
    },
  }
  return desk
}
