import { vi } from 'vitest'

interface SessionCallbacks {
  readonly onApprove?: (data: { orderId: string; payerId: string; fundingSource: string }) => Promise<void>
  readonly onCancel?: (data: { orderId?: string }) => void
  readonly onError?: (error: Error) => void
  readonly onComplete?: (data: { paymentSessionState: string }) => void
}

/** One session that the kit has opened, driven by the test in the place of a buyer. */
export interface FakeApproval {
  readonly orderId: string
  readonly approve: () => Promise<void>
  readonly cancel: () => void
  readonly fail: () => void
}

/** How a fake SDK behaves. */
export interface FakePaypalOptions {
  readonly eligible?: boolean
  /** Rejects this many instances before it makes one. */
  readonly rejectInstances?: number
}

/** Stands in for PayPal's script, which jsdom cannot load: the same global, the same rules of calling back. */
export function installFakePaypal({ eligible = true, rejectInstances = 0 }: FakePaypalOptions = {}) {
  const approvals: FakeApproval[] = []
  const instances: Record<string, unknown>[] = []
  let left = rejectInstances
  const canceled = vi.fn()

  function createSession(callbacks: SessionCallbacks) {
    let destroyed = false
    return {
      async start(_options: unknown, order: Promise<{ orderId: string }>) {
        if (destroyed) throw new Error('The session is destroyed.')
        try {
          const { orderId } = await order
          approvals.push({
            orderId,
            approve: async () => {
              await callbacks.onApprove?.({ orderId, payerId: 'PAYER', fundingSource: 'paypal' })
              callbacks.onComplete?.({ paymentSessionState: 'approved' })
            },
            cancel: () => callbacks.onCancel?.({ orderId }),
            fail: () => callbacks.onError?.(new Error('The window has crashed.')),
          })
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
  vi.stubGlobal('paypal', sdk)
  return {
    approvals,
    /** The options of every instance made. */
    instances,
    /** Called when the kit closes what PayPal has open. */
    canceled,
  }
}
