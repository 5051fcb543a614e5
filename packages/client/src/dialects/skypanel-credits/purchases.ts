import { type Purchase, type PurchaseStatus, type TransactionStatus, toProblem } from '@creditkit/contract'
import type { CallName } from '../../http/call'
import { hostProblem } from '../../http/fault'
import type { HostCall, HostFunction, HostOperations } from '../../http/host-operation'
import { CreditsError } from '../../http/problem'
import { isOpen } from '../../purchase/purchase-progress'
import { instantOf, noSuchWallet } from '../available-balance'
import { byCreation, pageOf } from '../local-page'
import { invalidOrder, orderedBefore, orderedMoney, refusedMoney } from '../money-order'
import { toNativeNumber } from '../native-amount'
import { purchaseNotes } from '../purchase-notes'
import { row } from '../row'
import { OrderAnswer, type TransactionRow, TransactionRows, wholeCredits } from './native-answers'
import { DIALECT, MONEY, type SkypanelOffer } from './offer'
import { isPurchase, orderOf } from './transactions'

/**
 * Where a purchase stands by its transaction. A pending one is written before the buyer approves. Of a reversed one the
 * credits were taken back; how much money was given back, nobody says.
 */
const STATUS = {
  pending: 'requires_action',
  completed: 'succeeded',
  failed: 'failed',
  reversed: 'refunded',
} as const satisfies Record<TransactionStatus, PurchaseStatus>

/**
 * Purchases over PayPal's own page, each named like its order. The backend takes the money itself, when PayPal sends
 * the buyer back to it, and writes a transaction, by which the purchase is found again. Until there is one it stands
 * where it was begun, which this browser has noted. There is no way to give an order up (`cancelPurchase` is
 * `unsupported`): PayPal's page may still be paid.
 */
export function purchaseOperations(offer: SkypanelOffer) {
  return {
    createPurchase: orderCredits(offer),
    getPurchase: ({ purchaseId }, call) => find('getPurchase', purchaseId, call, offer),
    /**
     * Takes nothing, but asks whether the backend has, so that it may be repeated. Where no credits are seen yet it is
     * neither said that the purchase is paid nor that it is not: that is `unsupported`, and the purchase is asked about
     * until the credits come.
     */
    capturePurchase: {
      repeatable: true,
      run: async ({ purchaseId }, call) => {
        const purchase = await find('capturePurchase', purchaseId, call, offer)
        if (!isOpen(purchase)) return purchase
        throw notCreditedYet(purchaseId)
      },
    },
    listPurchases: row('listPurchases', {
      method: 'GET',
      path: '/api/credits/transactions',
      answer: TransactionRows,
      read: (rows, { input, call }) =>
        pageOf(toPurchases(rows, call, offer), input, byCreation, 'listPurchases'),
    }),
  } satisfies HostOperations
}

function orderCredits(offer: SkypanelOffer): HostFunction<'createPurchase'> {
  return async (draft, call) => {
    const { wallet } = offer.credits
    if (draft.walletId !== wallet.id) throw noSuchWallet('createPurchase')
    const { minor } = orderedMoney(draft, wallet)
    const price = { minor, asset: MONEY } as const
    const credits = wholeCredits(price)
    if (!credits) throw invalidOrder('money', 'Order whole credits.')
    const notes = notesOf(call, offer)
    const made = orderedBefore(notes.madeUnder(call.idempotencyKey), price)
    if (made) return made
    const sum = toNativeNumber(price)
    if (sum === null) throw hostProblem('createPurchase', refusedMoney(price, wallet))
    const request = { method: 'POST', path: '/api/credits/purchase', body: { amount: sum } } as const
    const { orderId, url } = (await call.send(request, OrderAnswer)).approvalUrl
    const at = instantOf(call.askedAt)
    const purchase: Purchase = {
      id: orderId,
      walletId: wallet.id,
      credits,
      price,
      provider: 'paypal',
      status: 'requires_action',
      nextAction: { type: 'redirect', url },
      createdAt: at,
      updatedAt: at,
    }
    return notes.keep(purchase, call.idempotencyKey)
  }
}

async function find(
  operation: CallName,
  orderId: string,
  call: HostCall,
  offer: SkypanelOffer,
): Promise<Purchase> {
  const rows = await call.send({ method: 'GET', path: '/api/credits/transactions' }, TransactionRows)
  const ofOrder = toPurchases(rows, call, offer).filter(({ id }) => id === orderId)
  const found =
    ofOrder.find((purchase) => !isOpen(purchase)) ?? ofOrder[0] ?? notesOf(call, offer).find(orderId)
  if (found) return found
  const detail = 'The history has no such order, and it was not begun in this browser.'
  throw hostProblem(operation, toProblem('not_found', detail, '', {}))
}

/** The purchases that transactions tell of. */
function toPurchases(rows: readonly TransactionRow[], call: HostCall, offer: SkypanelOffer): Purchase[] {
  const notes = new Map(
    notesOf(call, offer)
      .all()
      .map((noted) => [noted.id, noted]),
  )
  return rows.filter(isPurchase).flatMap((native) => {
    const orderId = orderOf(native)
    return orderId === undefined ? [] : [toPurchase(native, orderId, notes.get(orderId), offer)]
  })
}

function toPurchase(
  { id, status: native, credits, amount: price, createdAt, updatedAt }: TransactionRow,
  orderId: string,
  noted: Purchase | undefined,
  { credits: { wallet } }: SkypanelOffer,
): Purchase {
  const status = STATUS[native]
  const isCredited = status === 'succeeded' || status === 'refunded'
  return {
    id: orderId,
    walletId: wallet.id,
    credits,
    price,
    provider: 'paypal',
    status,
    ...(isCredited && { transactionId: id }),
    ...(status === 'requires_action' && noted?.nextAction && { nextAction: noted.nextAction }),
    createdAt,
    // Two clocks: what the backend says is later than the note, whatever this machine's clock said then.
    updatedAt: noted && noted.updatedAt > updatedAt ? noted.updatedAt : updatedAt,
  }
}

function notCreditedYet(orderId: string): CreditsError {
  const message = `capturePurchase: the backend of the dialect ${DIALECT} has no credits for the order ${orderId} yet`
  return new CreditsError({ code: 'unsupported', operation: 'capturePurchase', message })
}

function notesOf({ storage }: HostCall, { viewer }: SkypanelOffer) {
  return purchaseNotes(storage, DIALECT, viewer.accountId)
}
