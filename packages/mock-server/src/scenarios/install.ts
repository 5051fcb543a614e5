import { credit, debit } from '../ledger/index'
import { recordAudit } from '../service/audit'
import { walletOf } from '../service/catalogue'
import { changeBook } from '../service/change-book'
import type { Environment } from '../service/context'
import type { Offers } from '../service/offers'
import { brandings, catalogue, users } from '../service/tables'
import type { Tx } from '../store/index'
import { installPast } from './install-past'
import type { Scenario, ScenarioStep } from './scenario'

const MINUTE_MS = 60_000

/** Writes a scenario into an empty store, its past run through the ledger; a store that holds a world already keeps it. */
export function installScenario(tx: Tx, environment: Environment, scenario: Scenario): void {
  if (tx.get(catalogue, 'catalogue')) return
  tx.put(catalogue, { id: 'catalogue', scenario: scenario.name, ...offersOf(scenario) })
  tx.put(brandings, {
    id: 'branding',
    branding: { ...scenario.branding, version: 1, updatedAt: environment.now() },
  })
  for (const user of scenario.users) tx.put(users, user)
  const start = Date.parse(environment.now())
  const past = [...scenario.history].sort((left, right) => right.minutesAgo - left.minutesAgo)
  for (const step of past) replay(tx, environment, start, step)
  installPast(tx, environment, scenario)
}

function replay(tx: Tx, environment: Environment, start: number, step: ScenarioStep): void {
  const at = new Date(start - step.minutesAgo * MINUTE_MS).toISOString()
  const then: Environment = { ...environment, now: () => at }
  const wallet = walletOf(tx, step.walletId)
  const { amount, type, description } = step
  const { transaction } = changeBook(tx, then, step.accountId, wallet, (book, context) => {
    if (step.kind === 'debit') return debit(book, { amount, type, description }, context)
    const { source, money, admin, expiresInDays } = step
    const expiresAt =
      expiresInDays === undefined ? null : new Date(start + expiresInDays * 24 * 60 * MINUTE_MS).toISOString()
    return credit(
      book,
      { amount, type, description, source, expiresAt, ...(money && { money }), ...(admin && { admin }) },
      context,
    )
  })
  if (step.kind !== 'credit' || !step.admin) return
  const { reason, ...actor } = step.admin
  const user = [...tx.walk(users, 'byAccount', { prefix: [step.accountId] })][0]
  recordAudit(tx, then, actor, {
    action: 'credits.adjust',
    reason,
    amount,
    walletId: wallet.id,
    transactionId: transaction.id,
    ...(user && { userId: user.id }),
  })
}

function offersOf(scenario: Scenario): Offers {
  const { wallets, packages, providers, plans, meters, tools, promotions } = scenario
  const { rateLimits, seller, savedPayments, lowBalanceAt, unavailableWallets } = scenario
  return {
    wallets,
    packages,
    providers,
    plans,
    meters,
    tools,
    promotions,
    rateLimits,
    seller,
    savedPayments,
    lowBalanceAt,
    unavailableWallets,
  }
}
