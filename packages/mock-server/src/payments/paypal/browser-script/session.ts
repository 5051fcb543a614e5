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
  formatMoney(amount: OrderView['amount']): string
}

/** PayPal's session, with the two overloads of its type's `start` as the one function that they are. */
export type Session = Omit<OneTimePaymentSession, 'start'> & {
  start(
    options?: PayPalPresentationModeOptions,
    paymentSession?: CreateOrderPromise,
  ): Promise<undefined | { redirectURL: string }>
}

/** A window that is open. Leaving it ends the run with `leavingIs`, except while a payment is under way. */
interface Running {
  readonly dialog: ApprovalDialog
  readonly left: Promise<Ending>
  isPaying: boolean
  leavingIs: Ending
  leave(): void
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
  let running: Running | null = null

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

  /** Lets the buyer decide about an order, until they pay or `run` is left. */
  async function decide(run: Running, orderId: string): Promise<Ending> {
    const { dialog } = run
    let note: string | undefined
    for (;;) {
      dialog.showWaiting('order')
      const order = await surroundings.orders.get(orderId).catch(() => undefined)
      if (order === undefined) {
        dialog.showProblem('PayPal cannot be reached', 'Check your connection and try again.', {
          retry: true,
        })
        await dialog.next()
        continue
      }
      if (!order?.approvable) {
        const [title = '', text = ''] = CLOSED[order?.status ?? 'GONE'] ?? []
        dialog.showProblem(title, text)
        run.leavingIs = paypalError('ERR_ORDER_NOT_APPROVABLE', `${title}.`)
        return run.left
      }
      dialog.showOrder(order, note)
      const wish = await dialog.next()
      if (wish.type === 'retry') continue
      dialog.showWaiting('payment')
      run.isPaying = true
      const approval = await surroundings.orders.approve(orderId, wish.funding).catch(() => undefined)
      if (isDestroyed) return 'canceled'
      if (approval) return tellApproved(orderId, approval.payerId)
      run.isPaying = false
      note = approval === undefined ? 'PayPal cannot be reached. Nothing was approved yet.' : undefined
    }
  }

  function open(): Running {
    let leaveNow = () => {}
    const left = new Promise<void>((resolve) => {
      leaveNow = resolve
    })
    const leave = () => {
      // What the buyer has decided cannot be taken back, neither by them nor by the page.
      if (!run.isPaying || isDestroyed) leaveNow()
    }
    const run: Running = {
      dialog: openApprovalDialog({ formatMoney: surroundings.formatMoney, onLeave: leave }),
      isPaying: false,
      leavingIs: 'canceled',
      left: left.then(() => run.leavingIs),
      leave,
    }
    return run
  }

  async function approveInWindow(order: Promise<string>): Promise<undefined> {
    const run = open()
    running = run
    const end = (ending: Ending, orderId?: string): undefined => {
      run.dialog.close()
      running = null
      finish(ending, orderId)
    }

    run.dialog.showWaiting('order')
    const created = await Promise.race([
      order.then(
        (id) => ({ id }),
        (error: unknown) => ({ error }),
      ),
      run.left,
    ])
    if (typeof created === 'string' || created instanceof Error) return end(created)
    if ('error' in created) {
      end(toPaypalError(created.error, 'ERR_CREATE_ORDER'))
      throw created.error
    }
    const decided = decide(run, created.id).catch((error: unknown) => toPaypalError(error, 'ERR_INTERNAL'))
    return end(await Promise.race([decided, run.left]), created.id)
  }

  return {
    async start(options, paymentSession) {
      const order = orderIdOf(callbacks, paymentSession)
      order.catch(() => {})
      if (isDestroyed) throw paypalError('ERR_SESSION_DESTROYED', 'This session was destroyed.')
      if (running) throw paypalError('ERR_SESSION_ACTIVE', 'This session has a window open already.')
      const mode = options?.presentationMode
      if (mode !== 'redirect' && mode !== 'direct-app-switch') return approveInWindow(order)
      const found = await surroundings.orders.get(await order)
      if (!found) throw paypalError('ERR_ORDER_NOT_APPROVABLE', 'There is no such order.')
      const redirectURL = found.approvalUrl
      if (options?.autoRedirect?.enabled) location.assign(redirectURL)
      return { redirectURL }
    },
    cancel: () => running?.leave(),
    destroy() {
      isDestroyed = true
      running?.leave()
      running?.dialog.close()
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
