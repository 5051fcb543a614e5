import type { PaypalFunding } from '../tables'

/** What the dialog shows of an order. `value` is an exact decimal text. */
export interface OrderView {
  readonly id: string
  readonly approvable: boolean
  readonly status: string
  readonly merchant: string
  readonly buyer: { readonly name: string; readonly email: string }
  readonly description: string | null
  /** The page on which a redirected buyer approves it. */
  readonly approvalUrl: string
  readonly amount: { readonly currency_code: string; readonly value: string }
}

/** Asks the fake about orders and approves them. A rejected promise means: not reached. */
export interface OrdersClient {
  /** Null when there is no such order, or no longer. */
  get(orderId: string): Promise<OrderView | null>
  /** Null when the order cannot be approved any more. */
  approve(orderId: string, funding: PaypalFunding): Promise<{ payerId: string } | null>
}

/** A client of the fake behind a web address, without a trailing slash. */
export function createOrdersClient(webAddress: string): OrdersClient {
  const url = (orderId: string) => `${webAddress}/mock/orders/${encodeURIComponent(orderId)}`
  async function read<T>(response: Response, gone: readonly number[]): Promise<T | null> {
    if (gone.includes(response.status)) return null
    if (!response.ok) throw new Error(`PayPal answered ${response.status}.`)
    return response.json()
  }
  return {
    get: async (orderId) => read<OrderView>(await fetch(url(orderId)), [404]),
    async approve(orderId, funding) {
      // A plain text spares the browser the preflight that a JSON content type would cost.
      const response = await fetch(`${url(orderId)}/approve`, {
        method: 'POST',
        body: JSON.stringify({ funding }),
      })
      return read<{ payerId: string }>(response, [404, 409])
    },
  }
}
