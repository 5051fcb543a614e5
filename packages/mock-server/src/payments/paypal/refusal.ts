import type { JsonRecord } from '../../wire/json'
import { type PaypalErrorName, type PaypalIssue, paypalErrors, paypalIssues } from './issues'

/** Where a refused request is wrong; `field` is a JSON pointer into its body. */
export interface PaypalErrorDetail {
  readonly issue: PaypalIssue
  readonly field?: string
  readonly value?: string
  readonly location?: 'body' | 'path' | 'header' | 'query'
}

/** A link of PayPal's answers. */
export interface PaypalLink {
  readonly href: string
  readonly rel: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
}

/** PayPal's error answer to a request. Thrown, it undoes whatever the request did; returned, what was done stays. */
export class PaypalRefusal extends Error {
  override readonly name: PaypalErrorName
  readonly details: readonly PaypalErrorDetail[]
  readonly links: readonly PaypalLink[]

  constructor(
    name: PaypalErrorName,
    details: readonly PaypalErrorDetail[],
    links: readonly PaypalLink[] = [],
  ) {
    super(paypalErrors[name].message)
    this.name = name
    this.details = details
    this.links = links
  }

  /** The HTTP status of the answer. */
  get status(): number {
    return paypalErrors[this.name].status
  }

  /** The body of the answer. */
  toJson(debugId: string): JsonRecord {
    const page = this.details[0]?.issue ?? this.name
    return {
      name: this.name,
      message: this.message,
      debug_id: debugId,
      ...(this.details.length > 0 && {
        details: this.details.map((detail) => ({
          ...detail,
          description: paypalIssues[detail.issue].description,
        })),
      }),
      links: [
        {
          href: `https://developer.paypal.com/api/rest/reference/orders/v2/errors/#${page}`,
          rel: 'information_link',
          method: 'GET',
        },
        ...this.links,
      ],
    }
  }
}

/** The refusal an issue stands for, with the place it is found at. */
export function refuse(issue: PaypalIssue, place: Omit<PaypalErrorDetail, 'issue'> = {}): PaypalRefusal {
  return new PaypalRefusal(paypalIssues[issue].error, [{ issue, ...place }])
}
