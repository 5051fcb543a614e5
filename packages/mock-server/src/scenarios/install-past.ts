import { allocate, amount } from '@creditkit/contract'
import { catalogueOf } from '../service/catalogue'
import type { Environment } from '../service/context'
import { subscriptions as subscriptionsTable } from '../service/plans/plans.tables'
import { monthsAfter } from '../service/plans/renewal-day'
import { countUsage } from '../service/usage/record-usage'
import { stretchAfter, stretchAt } from '../service/usage/stretch'
import type { Tx } from '../store/index'
import type { Scenario, ScenarioSubscription, ScenarioUsage } from './scenario'

const MINUTE_MS = 60_000

/** How busy the days of a week are, Sunday first. */
const WEEK = [2, 6, 7, 7, 6, 5, 3]

/** Writes the subscriptions and the usage of a scenario's past; what is due of it by now has still to happen. */
export function installPast(tx: Tx, environment: Environment, { subscriptions, usage }: Scenario): void {
  for (const past of subscriptions) installSubscription(tx, environment, past)
  for (const past of usage.toSorted((left, right) => right.monthsAgo - left.monthsAgo))
    installUsage(tx, environment, past)
}

function installSubscription(tx: Tx, environment: Environment, past: ScenarioSubscription): void {
  const { id, accountId, planId, months, autoRenew, startedMinutesAgo } = past
  const plan = catalogueOf(tx).plans.find((each) => each.id === planId)
  if (!plan) return
  const start = Date.parse(environment.now()) - startedMinutesAgo * MINUTE_MS
  const startedAt = new Date(start).toISOString()
  const renewsAt = monthsAfter(startedAt, months)
  tx.put(subscriptionsTable, {
    id,
    accountId,
    walletId: plan.walletId,
    seq: tx.next('subscription'),
    planId,
    status: autoRenew ? 'active' : 'canceled',
    autoRenew,
    months,
    startedAt,
    renewsAt,
    endedAt: null,
    dueAt: renewsAt,
  })
}

/** A record a day, at noon or, on the last day, no later than the scenario begins. */
function installUsage(tx: Tx, environment: Environment, past: ScenarioUsage): void {
  const meter = catalogueOf(tx).meters.find(({ id }) => id === past.meterId)
  if (!meter) return
  const now = environment.now()
  const days = daysOf(now, past.monthsAgo)
  const shares = allocate(
    amount(past.quantity, 'UNIT/0'),
    days.map((day) => WEEK[new Date(day).getUTCDay()] ?? 1),
  )
  for (const [index, { minor }] of shares.entries()) {
    const noon = stretchAfter('hour', days[index] ?? now, 12)
    const then = noon < now ? { ...environment, now: () => noon } : environment
    if (minor > 0) countUsage(tx, then, past.accountId, meter, minor)
  }
}

function daysOf(now: string, monthsAgo: number): string[] {
  const first = stretchAfter('month', stretchAt('month', now), -monthsAgo)
  const end = stretchAfter('month', first)
  const days: string[] = []
  for (let day = first; day < end && day <= now; day = stretchAfter('day', day)) days.push(day)
  return days
}
