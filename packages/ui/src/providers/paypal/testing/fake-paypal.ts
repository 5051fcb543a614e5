import { type Mock, vi } from 'vitest'
import type { ApprovalEnd, ScriptedApproval, ScriptedVendor } from '../../testing/describe-provider'

interface SessionCallbacks {
  readonly onApprove?: (data: { orderId: string; payerId: string; fundingSource: string }) => Promise<void>
  readonly onCancel?: (data: { orderId?: string }) => void
  readonly onError?: (error: Error) => void
  readonly onComplete?: (data: { paymentSessionState: string }) => void
}

/** One session that the kit has opened, driven by the test in the place of a buyer. */
export interface FakeApproval extends ScriptedApproval {
  readonly orderId: string
}

/** How a fake SDK behaves. */
export interface FakePaypalOptions {
  readonly eligible?: boolean
  /** Rejects this many instances before it makes one. */
  readonly rejectInstances?: number
}

/** The vendor of the suite, and what PayPal's own tests want to know besides. */
export interface FakePaypal extends ScriptedVendor {
  readonly approvals: readonly FakeApproval[]
  /** The options of every instance made. */
  readonly instances: readonly Record<string, unknown>[]
  /** Called when the kit closes what PayPal has open. */
  readonly canceled: Mock
}

/** Stands in for PayPal's script, which jsdom cannot load: the same global, the same rules of calling back. */
export function createFakePaypal({
  eligible = true,
  rejectInstances = 0,
}: FakePaypalOptions = {}): FakePaypal {
  const approvals: FakeApproval[] = []
  const instances: Record<string, unknown>[] = []
  let left = rejectInstances
  const canceled = vi.fn()

  function createSession(callbacks: SessionCallbacks) {
    let destroyed = false
    async function end(how: ApprovalEnd, orderId: string): Promise<void> {
      if (how === 'approve') {
        await callbacks.onApprove?.({ orderId, payerId: 'PAYER', fundingSource: 'paypal' })
        callbacks.onComplete?.({ paymentSessionState: 'approved' })
      }
      if (how === 'cancel') callbacks.onCancel?.({ orderId })
      if (how === 'fail') callbacks.onError?.(new Error('The window has crashed.'))
    }
    return {
      async start(_options: unknown, order: Promise<{ orderId: string }>) {
        if (destroyed) throw new Error('The session is destroyed.')
        try {
          const { orderId } = await order
          approvals.push({ orderId, end: (how) => end(how, orderId) })
        } catch (error) {
          // PayPal tells both ways: it calls back and rejects.
          callbacks.onError?.(new Error('The order could not be made.'))
          throw error
        }
      },
      cancel: canceled,
      destroy: () => {
        destroyed = true
      },
    }
  }

  const sdk = {
    version: '6.9.0',
    createInstance: async (options: Record<string, unknown>) => {
      instances.push(options)
      if (left > 0) {
        left -= 1
        throw new Error('The client id is not known.')
      }
      return {
        findEligibleMethods: async () => ({ isEligible: () => eligible, getDetails: () => ({}) }),
        createPayPalOneTimePaymentSession: createSession,
      }
    },
  }
  return { approvals, instances, canceled, load: () => void vi.stubGlobal('paypal', sdk) }
}

/** Puts a fake PayPal into the page, as if its script were loaded already. */
export function installFakePaypal(options?: FakePaypalOptions): FakePaypal {
  const paypal = createFakePaypal(options)
  paypal.load()
  return paypal
}
