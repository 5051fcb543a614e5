import type { PaypalIssue } from './issues'

/** Which captures to decline: `issue` is INSTRUMENT_DECLINED, `times` one and the order any, unless named. */
export interface PaypalDecline {
  readonly issue?: PaypalIssue
  readonly times?: number
  readonly orderId?: string
}

/** The declines that a test has asked for. */
export interface PaypalDeclines {
  add(decline?: PaypalDecline): void
  reset(): void
  /** The decline that hits a capture of this order, counted down; undefined when none does. */
  take(orderId: string): PaypalIssue | undefined
}

/** No declines yet. */
export function createDeclines(): PaypalDeclines {
  let active: { readonly decline: PaypalDecline; left: number }[] = []
  return {
    add(decline = {}) {
      active.push({ decline, left: decline.times ?? 1 })
    },
    reset() {
      active = []
    },
    take(orderId) {
      const found = active.find(({ decline, left }) => left > 0 && (decline.orderId ?? orderId) === orderId)
      if (!found) return undefined
      found.left -= 1
      return found.decline.issue ?? 'INSTRUMENT_DECLINED'
    },
  }
}
