import { absolute, type OperationInput, type Transaction, toDecimal } from '@creditkit/contract'
import { hostProblem } from '../../http/fault'
import type { HostOperations } from '../../http/host-operation'
import { noSuchWallet } from '../available-balance'
import { transactionPage } from '../local-page'
import { invalidField } from '../money-order'
import { row } from '../row'
import { type TransactionRow, TransactionRowSchema, TransactionRows } from './native-answers'
import { accountOf, CREDITS, type SkypanelOffer, userOf } from './offer'
import { orTooFew } from './too-few'

/** What the backend calls by another name than the contract. */
const PURCHASE = { native: 'credit_purchase', contract: 'purchase' }

/** The history: the viewer's, which comes whole and is filtered and cut into pages here, and single transactions. */
export function transactionOperations(offer: SkypanelOffer) {
  const read = (native: TransactionRow) => toTransaction(native, offer)
  return {
    listTransactions: row('listTransactions', {
      method: 'GET',
      path: '/api/credits/transactions',
      answer: TransactionRows,
      read: (rows, { input }) => transactionPage(rows.map(read), input),
    }),
    getTransaction: row('getTransaction', {
      method: 'GET',
      path: '/api/transactions/:transactionId',
      params: ({ transactionId }) => ({ transactionId }),
      answer: TransactionRowSchema,
      read,
    }),
    /**
     * `externalId` is kept as `virtFusionCreditId`, and not looked for: the backend writes a second transaction of it
     * as well.
     */
    createTransaction: async (draft, call) => {
      const body = toNativeDraft(draft, offer)
      const request = { method: 'POST', path: '/api/transactions/create', body } as const
      const asked = { operation: 'createTransaction', userId: body.userId, amount: draft.amount } as const
      return read(await orTooFew(call.send(request, TransactionRowSchema), asked, call, offer))
    },
    updateTransactionStatus: row('updateTransactionStatus', {
      method: 'PATCH',
      path: '/api/transactions/:transactionId/status',
      params: ({ transactionId }) => ({ transactionId }),
      body: ({ status }) => ({ status }),
      answer: TransactionRowSchema,
      read,
    }),
  } satisfies HostOperations
}

/** A row of the history as the contract has it; running balances are not kept. Money is told where PayPal moved it. */
export function toTransaction(native: TransactionRow, offer: SkypanelOffer): Transaction {
  const { id, userId, status, credits, metadata, createdAt, updatedAt, virtFusionCreditId } = native
  const orderId = orderOf(native)
  const { serviceId } = metadata
  const isAbout = typeof serviceId === 'string' && serviceId !== ''
  return {
    id,
    accountId: accountOf(offer, userId),
    walletId: offer.credits.wallet.id,
    amount: credits,
    type: isPurchase(native) ? PURCHASE.contract : native.type,
    status,
    description: native.description ?? '',
    ...(orderId && { money: absolute(native.amount), payment: { provider: 'paypal', orderId } }),
    ...(isAbout && { reference: { type: 'service', id: serviceId } }),
    ...(virtFusionCreditId && { externalId: virtFusionCreditId }),
    metadata,
    createdAt,
    updatedAt,
  }
}

/** Whether credits were bought, in either's words. */
export function isPurchase({ type }: TransactionRow): boolean {
  return type === PURCHASE.native || type === PURCHASE.contract
}

/** The PayPal order of a row: in its own column, or in the metadata, which is all that the original `addCredits` fills in. */
export function orderOf({ paypalOrderId, metadata }: TransactionRow): string | undefined {
  const noted = metadata.paypalOrderId
  return paypalOrderId || (typeof noted === 'string' && noted !== '' ? noted : undefined)
}

/** A draft in the words of the table, where `amount` is the same number as the credits. Throws before anything is sent. */
function toNativeDraft(draft: OperationInput<'createTransaction'>, offer: SkypanelOffer) {
  const { accountId, walletId, amount, type, status = 'completed', description, reference } = draft
  if (walletId !== offer.credits.wallet.id) throw noSuchWallet('createTransaction')
  if (amount.asset !== CREDITS) throw refused('amount.asset', `Count in ${CREDITS}.`)
  if (reference && reference.type !== 'service') {
    throw refused('reference.type', 'The backend keeps no reference but to a service.')
  }
  return {
    userId: userOf(offer, accountId),
    amount: toDecimal(amount),
    creditAmount: amount.minor,
    type: type === PURCHASE.contract ? PURCHASE.native : type,
    status,
    description,
    metadata: { ...draft.metadata, ...(reference && { serviceId: reference.id }) },
    virtFusionCreditId: draft.externalId,
  }
}

function refused(path: string, message: string) {
  return hostProblem('createTransaction', invalidField(path, message))
}
