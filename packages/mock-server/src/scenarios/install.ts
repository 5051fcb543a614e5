import { credit, debit } from '../ledger/index'
import { recordAudit } from '../service/audit'
import { walletOf } from '../service/catalogue'
import { takeInBook } from '../service/change-book'
import type { Environment } from '../service/context'
import { externalAccountOf, notePast } from '../service/external-wallet/past'
import type { Offers } from '../service/offers'
import { brandings, catalogue, users } from '../service/tables'
import type { Reader, Tx } from '../store/index'
import { installPast } from './install-past'
import type { PastElsewhere } from './past-elsewhere'
import type { Scenario, ScenarioStep } from './scenario'

const MINUTE_MS = 60_000

/** Whether a store holds a world already. */
export function hasWorld(reader: Reader): boolean {
  return reader.get(catalogue, 'catalogue') !== undefined
}

/**
 * Writes a scenario into an empty store, its past run through the ledger; a store that holds a world already keeps it.
 * The past of a wallet that is held elsewhere, by wallet in `elsewhere`, is written there, too.
 */
export function installScenario(
  tx: Tx,
  environment: Environment,
  scenario: Scenario,
  elsewhere: Readonly<Record<string, PastElsewhere>> = {},
): void {
  if (hasWorld(tx)) return
  tx.put(catalogue, { id: 'catalogue', scenario: scenario.name, ...offersOf(scenario) })
  tx.put(brandings, {
    id: 'branding',
    branding: { ...scenario.branding, version: 1, updatedAt: environment.now() },
  })
  for (const user of scenario.users) tx.put(users, user)
  const start = Date.parse(environment.now())
  const past = [...scenario.history].sort((left, right) => right.minutesAgo - left.minutesAgo)
  for (const step of past) replay(tx, environment, start, step, elsewhere[step.walletId])
  installPast(tx, environment, scenario)
  for (const [walletId, system] of Object.entries(elsewhere))
    system.setOutage(tx, scenario.unavailableWallets.includes(walletId))
}

function replay(
  tx: Tx,
  environment: Environment,
  start: number,
  step: ScenarioStep,
  elsewhere: PastElsewhere | undefined,
): void {
  const at = new Date(start - step.minutesAgo * MINUTE_MS).toISOString()
  const then: Environment = { ...environment, now: () => at }
  const wallet = walletOf(tx, step.walletId)
  const { amount, type, description } = step
  const externalId = elsewhere?.write(tx, {
    account: externalAccountOf(tx, step.accountId),
    units: step.kind === 'debit' ? -amount.minor : amount.minor,
    description,
    at: Date.parse(at),
  })
  const named = externalId === undefined ? {} : { externalId }
  const { transaction } = takeInBook(tx, then, step.accountId, wallet, (book, context) => {
    if (step.kind === 'debit') return debit(book, { amount, type, description, ...named }, context)
    const { source, money, admin, expiresInDays } = step
    const expiresAt =
      expiresInDays === undefined ? null : new Date(start + expiresInDays * 24 * 60 * MINUTE_MS).toISOString()
    return credit(
      book,
      {
        amount,
        type,
        description,
        source,
        expiresAt,
        ...named,
        ...(money && { money }),
        ...(admin && { admin }),
      },
      context,
    )
  })
  if (externalId !== undefined) notePast(tx, then, transaction, { externalId, startsAt: environment.now() })
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
