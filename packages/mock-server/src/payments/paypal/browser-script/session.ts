import type {
  CreateOrderPromise,
  OnCompleteData,
  OnErrorData,
  OneTimePaymentSession,
  PayPalOneTimePaymentSessionOptions,
  PayPalPresentationModeOptions,
} from '@paypal/paypal-js/sdk-v6'
import { type ApprovalDialog, openApprovalDialog } from './approval-dialog'
import type { OrdersClient, OrderView } from './orders-client'
import { paypalError, toPaypalError } from './paypal-error'

/** What sessions of one instance share. */
export interface SessionSurroundings {
  readonly orders: OrdersClient
  readonly webAddress: string
  formatMoney(amount: OrderView['amount']): string
}

/** PayPal's session, with the two overloads of its type's `start` as the one function that they are. */
export type Session = Omit<OneTimePaymentSession, 'start'> & {
  start(
    options?: PayPalPresentationModeOptions,
    paymentSession?: CreateOrderPromise,
  ): Promise<undefined | { redirectURL: string }>
}

type Ending = 'approved' | 'canceled' | OnErrorData

const CLOSED: Readonly<Record<string, [title: string, text: string]>> = {
  COMPLETED: ['This order is already paid', 'Nothing was charged again. You can return to the store.'],
  VOIDED: ['This order was cancelled', 'Nothing was charged. Return to the store to start again.'],
  GONE: ['This order has expired', 'Nothing was charged. Return to the store to start again.'],
}

/**
 * A session of one payment after another. It can be started again after it ended, with the same order too, which is
 * how a declined payment is tried in another way. Destroying it, at any time and any number of times, closes the
 * window without a word.
 */
export function createSession(
  callbacks: PayPalOneTimePaymentSessionOptions,
  surroundings: SessionSurroundings,
): Session {
  let isDestroyed = false
  let isPaying = false
  let cancelRunning: (() => void) | null = null
  let running: ApprovalDialog | null = null

  function finish(ending: Ending, orderId: string | undefined): void {
    if (isDestroyed) return
    if (ending === 'canceled') callbacks.onCancel?.(orderId === undefined ? {} : { orderId })
    if (ending instanceof Error) callbacks.onError?.(ending)
    const paymentSessionState: OnCompleteData['paymentSessionState'] =
      ending instanceof Error ? 'error' : ending
    callbacks.onComplete?.({ paymentSessionState })
  }

  async function tellApproved(orderId: string, payerId: string): Promise<Ending> {
    try {
      await callbacks.onApprove?.({ orderId, payerId, fundingSource: 'paypal' })
      return 'approved'
    } catch (error) {
      return toPaypalError(error, 'ERR_ON_APPROVE')
    }
  }

  /** Lets the buyer decide about an order; ends when they have, or when there is nothing left to decide. */
  async function decide(dialog: ApprovalDialog, orderId: string): Promise<Ending> {
    let note: string | undefined
    for (;;) {
      dialog.showWaiting('order')
      const order = await surroundings.orders.get(orderId).catch(() => undefined)
      if (order === undefined) {
        dialog.showProblem('PayPal cannot be reached', 'Check your connection and try again.', {
          retry: true,
        })
        if ((await dialog.next()).type === 'leave') return 'canceled'
        continue
      }
      if (!order?.approvable) {
        const [title = '', text = ''] = CLOSED[order?.status ?? 'GONE'] ?? []
        dialog.showProblem(title, text)
        await dialog.next()
        return paypalError('ERR_ORDER_NOT_APPROVABLE', `${title}.`)
      }
      dialog.showOrder(order, note)
      const action = await dialog.next()
      if (action.type !== 'pay') return 'canceled'
      dialog.showWaiting('payment')
      isPaying = true
      const approval = await surroundings.orders.approve(orderId, action.funding).catch(() => undefined)
      if (approval && !isDestroyed) return tellApproved(orderId, approval.payerId)
      if (isDestroyed) return 'canceled'
      isPaying = false
      note = approval === undefined ? 'PayPal cannot be reached. Nothing was approved yet.' : undefined
    }
  }

  async function approveInWindow(order: Promise<string>): Promise<undefined> {
    const dialog = openApprovalDialog(surroundings.formatMoney)
    running = dialog
    const canceled = new Promise<'canceled'>((resolve) => {
      cancelRunning = () => resolve('canceled')
    })
    const end = (ending: Ending, orderId?: string): undefined => {
      dialog.close()
      running = null
      cancelRunning = null
      isPaying = false
      finish(ending, orderId)
    }

    dialog.showWaiting('order')
    const created = await Promise.race([
      order.then(
        (id) => ({ id }),
        (error: unknown) => ({ error }),
      ),
      dialog.next().then(() => 'canceled' as const),
      canceled,
    ])
    if (created === 'canceled') return end('canceled')
    if ('error' in created) {
      end(toPaypalError(created.error, 'ERR_CREATE_ORDER'))
      throw created.error
    }
    const decided = decide(dialog, created.id).catch((error: unknown) => toPaypalError(error, 'ERR_INTERNAL'))
    return end(await Promise.race([decided, canceled]), created.id)
  }

  return {
    async start(options, paymentSession) {
      const order = orderIdOf(callbacks, paymentSession)
      order.catch(() => {})
      if (isDestroyed) throw paypalError('ERR_SESSION_DESTROYED', 'This session was destroyed.')
      if (running) throw paypalError('ERR_SESSION_ACTIVE', 'This session has a window open already.')
      const mode = options?.presentationMode
      if (mode !== 'redirect' && mode !== 'direct-app-switch') return approveInWindow(order)
      const redirectURL = `${surroundings.webAddress}/checkoutnow?token=${await order}`
      if (options?.autoRedirect?.enabled) location.assign(redirectURL)
      return { redirectURL }
    },
    cancel() {
      // What the buyer has decided cannot be taken back, as little as their click.
      if (!isPaying) cancelRunning?.()
    },
    destroy() {
      isDestroyed = true
      cancelRunning?.()
      running?.close()
    },
    hasReturned: () => new URLSearchParams(location.search).has('token'),
    async resume() {
      const query = new URLSearchParams(location.search)
      const orderId = query.get('token')
      const payerId = query.get('PayerID')
      if (isDestroyed || orderId === null) return
      finish(payerId === null ? 'canceled' : await tellApproved(orderId, payerId), orderId)
    },
  }
}

async function orderIdOf(
  { orderId }: PayPalOneTimePaymentSessionOptions,
  paymentSession: Promise<{ orderId: string }> | undefined,
): Promise<string> {
  const id = paymentSession === undefined ? orderId : (await paymentSession)?.orderId
  if (typeof id !== 'string' || id === '')
    throw new Error('Pass an order: `createOrder` resolves to { orderId }.')
  return id
}
