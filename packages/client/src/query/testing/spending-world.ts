import type { KnownBalance, Transaction } from '@creditkit/contract'
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { createCreditsClient } from '../../http/create-client'
import { createAccount } from '../account'
import { balanceOf, isBalanceBook } from '../balance-book'
import { balancesQuery } from '../options'
import { balanceRecord, credits, transactionRecord } from './records'
import { createScriptedBackend, deferred, problem } from './scripted-backend'

/** A spend in the world, as the server and the network see it. */
export interface WorldSpend {
  readonly amount: number
  decision: 'travels' | 'happened' | 'refused'
  answer: 'awaited' | 'delivered' | 'lost'
  settle: (answer: unknown) => void
  readonly submit: () => Promise<void>
}

interface WorldRead {
  readonly settle: (answer: unknown) => void
  readonly isGivenUp: () => boolean
  snapshot: KnownBalance | null
}

const scope = { accountId: 'account-ada' }
const LOST = new TypeError('unreachable')

/**
 * An account, the server that it talks to, and the network between them, each step of which a test does by itself: what
 * the server decides, when an answer arrives or is lost, which events come in which order.
 */
export async function createSpendingWorld(initial: number) {
  let now: KnownBalance = { ...balanceRecord(1), available: credits(initial) }
  const history = [now]
  const spends: WorldSpend[] = []
  const reads: WorldRead[] = []
  const answers = new Map<WorldSpend, { transaction: Transaction; balance: KnownBalance }>()
  const arrivals: ((answer: unknown) => void)[] = []

  const backend = createScriptedBackend({
    spend: () => {
      const answer = deferred<unknown>()
      arrivals.push(answer.resolve)
      return answer.promise.then(orLost)
    },
    getBalances: ({ signal }) => {
      const answer = deferred<unknown>()
      reads.push({ settle: answer.resolve, isGivenUp: () => signal?.aborted === true, snapshot: null })
      return answer.promise.then(orLost)
    },
  })
  const client = createCreditsClient({
    baseUrl: 'https://api.example.com',
    fetch: backend.fetch,
    retry: false,
  })
  const cache = new QueryClient()
  const account = createAccount({ client, cache, scope, live: false })
  const balances = balancesQuery(account)
  const stopLooking = new QueryObserver(cache, balances).subscribe(() => {})

  let heard = 0
  const hearing = (balance: KnownBalance | null | undefined) => {
    heard = Math.max(heard, balance?.version ?? 0)
  }
  const change = (minor: number) => {
    now = { ...now, available: credits(now.available.minor + minor), version: now.version + 1 }
    history.push(now)
  }

  const world = {
    history: (): readonly KnownBalance[] => history,
    spends: (): readonly WorldSpend[] => spends,
    /** The available credits of the newest version that has reached the account. */
    newestHeard: () => history.find(({ version }) => version === heard)?.available.minor,
    /** What a widget would show now, in credits; undefined while unknown. */
    shown: (): number | undefined => {
      const book = cache.getQueryData(balances.queryKey)
      const known = balanceOf(isBalanceBook(book) ? book : undefined, account.news.get(), 'main')
      return known?.balance.status === 'ok' ? known.balance.available.minor : undefined
    },
    /** Begins a spend that nothing has decided yet. */
    spend: async (amount: number) => {
      const reference = { type: 'run', id: `run-${spends.length}` }
      const input = { walletId: 'main', amount: credits(amount), description: 'A run', reference }
      const spend: WorldSpend = {
        amount,
        decision: 'travels',
        answer: 'awaited',
        settle: () => {},
        submit: async () => {
          void account.submit('spend')(input)
          await settled()
          spend.settle = arrivals.at(-1) ?? spend.settle
        },
      }
      spends.push(spend)
      await spend.submit()
    },
    /** A spend whose answer was lost is sent again, which happens once all the same. */
    sendAgain: async (spend: WorldSpend) => {
      if (spend.answer !== 'lost') return
      spend.answer = 'awaited'
      await spend.submit()
    },
    /** The server takes a spend if it can. */
    decide: (spend: WorldSpend, isWilling = true) => {
      if (spend.decision !== 'travels') return
      const happens = isWilling && now.available.minor >= spend.amount
      spend.decision = happens ? 'happened' : 'refused'
      if (happens) change(-spend.amount)
      if (happens) answers.set(spend, { transaction: transactionRecord(now.version), balance: now })
    },
    /** The answer of a decided spend arrives. */
    deliver: async (spend: WorldSpend) => {
      if (spend.decision === 'travels' || spend.answer !== 'awaited') return
      spend.answer = 'delivered'
      const answer = answers.get(spend)
      hearing(answer?.balance)
      spend.settle(answer ?? REFUSED())
      await settled()
    },
    /** No answer of a spend will ever arrive. */
    lose: async (spend: WorldSpend) => {
      if (spend.answer !== 'awaited') return
      spend.answer = 'lost'
      spend.settle(LOST)
      await settled()
    },
    /** Somebody else changes the balance. */
    change: (minor: number) => {
      if (now.available.minor + minor >= 0) change(minor)
    },
    /** An event tells of one of the balances that the server has had; `age` counts back from the newest. */
    tell: (age: number) => {
      const balance = history.at(-1 - (age % history.length))
      hearing(balance)
      if (balance) account.news.hear([{ type: 'balance.updated', data: balance }])
    },
    /** The widget asks for the balance again. */
    ask: async () => {
      void cache.invalidateQueries({ queryKey: balances.queryKey })
      await settled()
    },
    /** The server reads the balance for every question that has reached it. */
    read: () => {
      for (const question of reads) question.snapshot ??= now
    },
    /** The answer to the oldest question that has been read arrives, or is lost. */
    deliverRead: async (isLost = false) => {
      const place = reads.findIndex(({ snapshot }) => snapshot !== null)
      const [question] = place < 0 ? [] : reads.splice(place, 1)
      if (!isLost && !question?.isGivenUp()) hearing(question?.snapshot)
      question?.settle(isLost ? LOST : { balances: [question.snapshot] })
      await settled()
    },
    /** Everything that is under way arrives. */
    comeToRest: async () => {
      for (const spend of spends) {
        world.decide(spend)
        await world.deliver(spend)
      }
      while (reads.length > 0) {
        world.read()
        await world.deliverRead()
      }
    },
    stop: () => {
      stopLooking()
      cache.clear()
    },
  }
  await settled()
  world.read()
  await world.deliverRead()
  return world
}

const REFUSED = () => problem('wallet_unavailable', { walletId: 'main' })

function orLost(answer: unknown): unknown {
  if (answer === LOST) throw LOST
  return answer
}

/** Lets everything happen that waits for nothing outside. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
