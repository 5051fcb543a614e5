import { amount } from '@creditkit/contract'
import { captureHold, credit, debit, type LedgerState, releaseHold, reverse, takeBack } from '../index'
import { at, credits, DAY } from './desk-words'
import { openDesk } from './ledger-desk'

/** A state in which every invariant holds, with something of everything: a purchase with bonus and refund, spending, holds, an expiry, a reversal, a debt and a change by hand. */
export async function healthyState(): Promise<LedgerState> {
  const desk = openDesk()
  const { context } = desk
  const { give, spend, hold, dispute } = at(desk)
  const money = (minor: number) => amount(minor, 'USD/2')
  const details = { description: 'a test', reference: { type: 'purchase', id: 'pur_1' } }
  const bought = {
    ...details,
    amount: credits(100),
    type: 'purchase',
    source: 'purchase',
    payment: { provider: 'paypal', orderId: 'O1', paymentId: 'P1' },
    money: money(1000),
  } as const
  const bonus = { ...details, amount: credits(10), type: 'bonus', source: 'promo' } as const

  const purchase = await desk.must((book) => credit(book, bought, context))
  await desk.must((book) => credit(book, bonus, context))
  await give(20, desk.at(DAY))
  const spent = await spend(5)
  await desk.must((book) => reverse(book, spent.transaction, { description: 'a test' }, context))
  const captured = await hold(8)
  const part = { amount: credits(3), type: 'usage' }
  await desk.must((book) => captureHold(book, captured.hold, part, context))
  const released = await hold(4)
  await desk.must((book) => releaseHold(book, released.hold, context))
  await hold(7, 5 * DAY)
  desk.wait(2 * DAY)
  const back = { ...details, amount: credits(11), type: 'refund', grantsOf: [purchase.transaction.id] }
  await desk.must((book) => takeBack(book, back, context))
  const admin = { id: 'usr_grace', name: 'Grace', reason: 'They asked nicely' }
  const removal = { amount: credits(2), type: 'admin_remove', description: 'By hand', admin }
  const byHand = await desk.must((book) => debit(book, removal, context))
  await dispute(200)
  return {
    ...(await desk.state()),
    purchases: [
      {
        id: 'pur_1',
        accountId: 'acc_ada',
        walletId: 'main',
        status: 'partially_refunded',
        credits: credits(110),
        price: money(1000),
        refunded: money(100),
        transactionId: purchase.transaction.id,
      },
    ],
    refunds: [{ id: 'ref_1', purchaseId: 'pur_1', money: money(100), credits: credits(11) }],
    audit: [
      {
        id: 'aud_1',
        actor: { id: admin.id, name: admin.name },
        reason: admin.reason,
        transactionId: byHand.transaction.id,
        amount: credits(-2),
      },
    ],
  }
}
