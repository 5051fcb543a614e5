import type { Instant, ServicePlan } from '@creditkit/contract'
import { debit, type LedgerTransaction, type WalletBook } from '../../ledger/index'
import type { Reader, Tx } from '../../store/index'
import { requireReachable, requireSpentHere, walletOf } from '../catalogue'
import { changeBook } from '../change-book'
import type { Environment } from '../context'
import type { DueSource } from '../due-work'
import { ServiceProblem } from '../service-problem'
import { knownPlan } from './plan-of'
import { type SubscriptionRow, subscriptions } from './plans.tables'
import { daysAfter, daysSince, monthsAfter } from './renewal-day'

/** For so many days after a renewal that lacked credits they are asked for again, once a day; then the plan ends. */
export const RETRY_DAYS = 7

/** Renewals, endings and daily retries of subscriptions, in order of time. */
export const subscriptionsDue: DueSource = {
  dueAt: (reader) => nextDue(reader)?.dueAt ?? null,
  run(tx, environment) {
    const now = environment.now()
    // Walked anew each time: the credits that one renewal leaves may call another one up at this very moment.
    for (let row = nextDue(tx); row && isDue(row, now); row = nextDue(tx)) {
      tx.put(subscriptions, row.autoRenew ? renewed(tx, environment, row) : ended(row, now))
    }
  },
}

/** Takes the price of a month of a plan; throws what is in the way, and has then taken nothing. */
export function payMonth(
  tx: Tx,
  environment: Environment,
  accountId: string,
  plan: ServicePlan,
  subscriptionId: string,
  month: 'first month' | 'renewal',
): { readonly book: WalletBook; readonly transaction: LedgerTransaction } {
  const wallet = walletOf(tx, plan.walletId)
  requireSpentHere(tx, wallet)
  requireReachable(tx, wallet)
  const details = {
    amount: plan.price,
    type: 'service_purchase',
    description: `${plan.name}, ${month}`,
    reference: { type: 'subscription', id: subscriptionId },
  }
  return changeBook(
    tx,
    environment,
    accountId,
    wallet,
    (book, context) => debit(book, details, context),
    'planId',
  )
}

/** An ended subscription. */
export function ended(row: SubscriptionRow, at: Instant): SubscriptionRow {
  return { ...row, status: 'ended', autoRenew: false, renewsAt: null, endedAt: at, dueAt: null }
}

function renewed(tx: Tx, environment: Environment, row: SubscriptionRow): SubscriptionRow {
  try {
    payMonth(tx, environment, row.accountId, knownPlan(tx, row.planId), row.id, 'renewal')
  } catch (error) {
    if (isForWantOfCredits(error)) return overdue(row, environment.now())
    throw error
  }
  const months = row.months + 1
  const renewsAt = monthsAfter(row.startedAt, months)
  return { ...row, status: 'active', months, renewsAt, dueAt: renewsAt }
}

function overdue(row: SubscriptionRow, now: Instant): SubscriptionRow {
  const since = monthsAfter(row.startedAt, row.months)
  const days = daysSince(since, now)
  if (days >= RETRY_DAYS) return ended(row, now)
  return { ...row, status: 'past_due', dueAt: daysAfter(since, days + 1) }
}

/** Credits that cannot be reached are as good as none. */
function isForWantOfCredits(error: unknown): boolean {
  return (
    error instanceof ServiceProblem &&
    (error.code === 'insufficient_credits' || error.code === 'wallet_unavailable')
  )
}

function nextDue(reader: Reader): SubscriptionRow | undefined {
  for (const row of reader.walk(subscriptions, 'byDue')) return row
  return undefined
}

function isDue(row: SubscriptionRow, now: Instant): boolean {
  return row.dueAt !== null && row.dueAt <= now
}
