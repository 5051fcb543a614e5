import { isPositive, type OperationOutput, type Subscription } from '@creditkit/contract'
import { toTransaction } from '../../ledger/index'
import type { Reader, Tx } from '../../store/index'
import { catalogueOf } from '../catalogue'
import { knownBalance } from '../change-book'
import type { CallContext } from '../context'
import { pageOf } from '../paging'
import type { ServiceMap } from '../service-map'
import { invalidState, notFound, ServiceProblem } from '../service-problem'
import { planOf } from './plan-of'
import { type SubscriptionRow, subscriptions } from './plans.tables'
import { monthsAfter } from './renewal-day'
import { ended, payMonth } from './renewals'

/** Services that are bought with credits, month by month. */
export const planServices: ServiceMap<
  'listPlans' | 'subscribe' | 'listSubscriptions' | 'cancelSubscription'
> = {
  listPlans: ({ store }) => store.read((reader) => ({ plans: [...catalogueOf(reader).plans] })),

  subscribe: (context, { planId, autoRenew }) =>
    context.once((tx) => subscribe(tx, context, planId, autoRenew)),

  listSubscriptions: ({ store, session }, request) =>
    store.read((reader) =>
      pageOf(
        request,
        (after) =>
          reader.walk(subscriptions, 'byAccount', {
            prefix: [session.accountId],
            order: 'descending',
            ...(after && { after: [session.accountId, ...after] }),
          }),
        (row) => [row.seq],
        toSubscription,
      ),
    ),

  cancelSubscription: (context, { subscriptionId }) =>
    context.once((tx) => {
      const row = ownSubscription(tx, context, subscriptionId)
      if (row.status === 'canceled') return toSubscription(row)
      if (row.status === 'ended') {
        throw invalidState('The subscription has ended already.', row.status, 'canceled')
      }
      const canceled = canceledRow(row, context)
      tx.put(subscriptions, canceled)
      return toSubscription(canceled)
    }),
}

function subscribe(
  tx: Tx,
  context: CallContext,
  planId: string,
  autoRenew: boolean,
): OperationOutput<'subscribe'> {
  const { accountId } = context.session
  const plan = planOf(tx, planId)
  if (isRunning(tx, accountId, planId)) {
    const message = 'This plan is running already; when it ends it can be subscribed to again.'
    const errors = [{ path: 'planId', code: 'already_subscribed', message }]
    throw new ServiceProblem('already_subscribed', message, { errors })
  }
  if (!plan.available || !isPositive(plan.price)) {
    const message = 'This plan is not on offer any more; choose another one.'
    const errors = [{ path: 'planId', code: 'plan_unavailable', message }]
    throw new ServiceProblem('plan_unavailable', message, { errors })
  }
  const id = context.newId(tx)
  const { book, transaction } = payMonth(tx, context, accountId, plan, id, 'first month')
  const startedAt = context.now()
  const renewsAt = monthsAfter(startedAt, 1)
  const row: SubscriptionRow = {
    id,
    accountId,
    walletId: plan.walletId,
    seq: tx.next('subscription'),
    planId,
    status: 'active',
    autoRenew,
    months: 1,
    startedAt,
    renewsAt,
    endedAt: null,
    dueAt: renewsAt,
  }
  tx.put(subscriptions, row)
  return {
    subscription: toSubscription(row),
    transaction: toTransaction(transaction),
    balance: knownBalance(tx, context, book),
  }
}

/** What is paid for runs to its end; a month that was never paid for ends at once. */
function canceledRow(row: SubscriptionRow, context: CallContext): SubscriptionRow {
  if (row.status === 'past_due') return ended(row, context.now())
  return { ...row, status: 'canceled', autoRenew: false }
}

function isRunning(reader: Reader, accountId: string, planId: string): boolean {
  for (const _ of reader.walk(subscriptions, 'byRunning', { prefix: [accountId, planId] })) return true
  return false
}

function ownSubscription(reader: Reader, context: CallContext, id: string): SubscriptionRow {
  const row = reader.get(subscriptions, id)
  if (!row || row.accountId !== context.session.accountId) throw notFound('subscriptionId', 'subscription')
  return row
}

function toSubscription({
  accountId,
  walletId,
  seq,
  months,
  dueAt,
  ...shown
}: SubscriptionRow): Subscription {
  return shown
}
