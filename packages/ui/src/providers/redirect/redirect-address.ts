import type { NextAction, ProviderConfig } from '@creditkit/contract'

/** The page on which a buyer approves an order of PayPal's, as its own `approve` and `payer-action` links have it. */
const PAYPAL_PAGES = {
  sandbox: 'https://www.sandbox.paypal.com/checkoutnow',
  production: 'https://www.paypal.com/checkoutnow',
} as const

/** Where the buyer goes to pay; null when what comes next is not on another page. */
export function addressOf(action: NextAction, config: ProviderConfig): string | null {
  if (action.type === 'redirect') return action.url
  if (action.type !== 'paypal_order' || config.id !== 'paypal') return null
  return `${PAYPAL_PAGES[config.environment]}?token=${encodeURIComponent(action.orderId)}`
}

/** What an address is judged by. */
export interface RedirectRules {
  /** The hosts that the host allows, subdomains included; null where it names none. */
  readonly allowed: readonly string[] | null
  /** The name of the host that the page itself comes from. */
  readonly from: string
}

/**
 * The address to send a buyer to, spelt as the browser reads it; null when nobody may be sent there. Safe is what is
 * reached over https and, where hosts are named, is one of them. A page that comes from this machine, as in development,
 * may send to this machine over http as well.
 */
export function safeAddress(address: string, { allowed, from }: RedirectRules): string | null {
  const url = readUrl(address)
  if (!url) return null
  const isSafe =
    url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname) && isLoopback(from))
  const isAllowed = allowed === null || allowed.some((host) => isWithin(url.hostname, host.toLowerCase()))
  return isSafe && isAllowed ? url.href : null
}

function readUrl(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}

function isWithin(hostname: string, host: string): boolean {
  return hostname === host || hostname.endsWith(`.${host}`)
}

/** This machine under any of its names (RFC 6761, RFC 1122). */
function isLoopback(hostname: string): boolean {
  return hostname === '[::1]' || isWithin(hostname, 'localhost') || /^127(\.\d{1,3}){3}$/.test(hostname)
}
