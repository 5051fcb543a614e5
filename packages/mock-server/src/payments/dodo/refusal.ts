import type { JsonRecord } from '../../wire/json'

/**
 * Dodo's errors and their HTTP status. The reference (https://docs.dodopayments.com/api-reference/error-codes) names the
 * codes and rarely the status: here 409 says that the state of a resource forbids it, 422 that the request does.
 */
const STATUS = {
  INVALID_JSON: 400,
  UNAUTHORIZED: 401,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CHECKOUT_SESSION_CONSUMED: 409,
  PAYMENT_ALREADY_REFUNDED: 409,
  PAYMENT_NOT_SUCCEEDED: 409,
  CHECKOUT_SESSION_EXPIRED: 410,
  INVALID_REQUEST_BODY: 422,
  INVALID_QUERY_PARAMS: 422,
  // The reference spells it so.
  PRODUCT_CART_EMTPY: 422,
  UNSUPPORTED_CURRENCY: 422,
  INVALID_CARD_NUMBER: 422,
  TOTAL_PAYMENT_AMOUNT_BELOW_MINIMUM_AMOUNT: 422,
  REFUND_AMOUNT_EXCEEDS_PAID_AMOUNT: 422,
  LINE_ITEM_REFUND_AMOUNT_TOO_HIGH: 422,
  REFUND_WINDOW_EXPIRED: 422,
  TOO_MANY_REQUESTS: 429,
  INTERNAL_SERVER_ERROR: 500,
  NOT_IMPLEMENTED: 501,
} as const satisfies Record<string, number>

/** Dodo's name of an error. */
export type DodoErrorCode = keyof typeof STATUS

/** Dodo's error answer to a request. Thrown, it undoes whatever the request did. */
export class DodoRefusal extends Error {
  readonly code: DodoErrorCode

  constructor(code: DodoErrorCode, message: string) {
    super(message)
    this.code = code
  }

  /** The HTTP status of the answer. */
  get status(): number {
    return STATUS[this.code]
  }

  /** The body of the answer. */
  toJson(): JsonRecord {
    return { code: this.code, message: this.message }
  }

  /** Repeating a request does not change a state that forbids it, and the SDK would repeat on 409 and 5xx by itself. */
  get headers(): Readonly<Record<string, string>> {
    return this.status === 409 || this.status === 501 ? { 'x-should-retry': 'false' } : {}
  }
}

/** The body that Dodo answers with a status of trouble of its own. */
export function errorBody(status: number): JsonRecord {
  const code = Object.entries(STATUS).find(([, known]) => known === status)?.[0] ?? 'INTERNAL_SERVER_ERROR'
  const message = status === 429 ? 'Too many requests' : status >= 500 ? 'Internal server error' : code
  return { code, message }
}

/** The refusal of a body that does not have the shape asked for. */
export function invalidBody(message: string): DodoRefusal {
  return new DodoRefusal('INVALID_REQUEST_BODY', message)
}

/** The refusal of a resource that is not there. */
export function notFound(kind: string, id: string): DodoRefusal {
  return new DodoRefusal('NOT_FOUND', `${kind} ${id} not found`)
}
