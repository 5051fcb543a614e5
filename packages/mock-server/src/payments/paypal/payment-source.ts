import { isRecord, type JsonRecord, recordAt, textAt } from '../../wire/json'
import type { PaypalWork } from './call'
import type { PaypalMerchant } from './merchant'
import { at, requireText } from './money-request'
import { link, type View } from './presentation'
import { refuse } from './refusal'
import {
  type CardRow,
  type PaymentTokenRow,
  type PaypalFunding,
  paymentTokens,
  type ResponseCode,
  type SourceRow,
} from './tables'

/**
 * Payment tokens that are in the vault from the start, so that a merchant can have methods on file that nobody saved:
 * one that pays, one that is declined and one whose money takes its time.
 */
export const VAULTED: Readonly<Record<PaypalFunding, string>> = {
  balance: 'vault_mock_balance',
  declined_card: 'vault_mock_declined_card',
  echeck: 'vault_mock_echeck',
}
const VAULTED_CUSTOMER = 'mock_customer'

// https://developer.paypal.com/tools/sandbox/card-testing/#link-rejectiontriggers: the name on the card decides.
const REFUSING_NAMES: Readonly<Record<string, ResponseCode>> = {
  'CCREJECT-REFUSED': '0500',
  'CCREJECT-SF': '9500',
  'CCREJECT-EC': '5400',
  'CCREJECT-IRC': '5180',
  'CCREJECT-IF': '5120',
  'CCREJECT-LS': '9520',
  'CCREJECT-IA': '1330',
  'CCREJECT-BANK_ERROR': '5100',
  'CCREJECT-CVV_F': '00N7',
}
const BRANDS = [
  ['4', 'VISA'],
  ['34', 'AMEX'],
  ['37', 'AMEX'],
  ['6', 'DISCOVER'],
  ['2', 'MASTERCARD'],
  ['5', 'MASTERCARD'],
] as const

/** Reads `payment_source`; null when none is named. Throws PayPal's refusal of what is wrong with it. */
export function parseSource(value: unknown): SourceRow | null {
  if (value === undefined || value === null) return null
  if (!isRecord(value)) throw at('INVALID_PARAMETER_SYNTAX', '/payment_source')
  if (isRecord(value.token)) {
    const id = requireText(value.token, 'id', '/payment_source/token', { min: 1, max: 255 })
    return { card: null, vaultId: id, saves: false, customerId: null }
  }
  const kind = isRecord(value.card) ? 'card' : 'paypal'
  const source = recordAt(value, kind)
  const vault = recordAt(recordAt(source, 'attributes'), 'vault')
  const vaultId = textAt(source, 'vault_id')
  return {
    card: kind === 'card' && vaultId === null ? parseCard(source, '/payment_source/card') : null,
    vaultId,
    saves: textAt(vault, 'store_in_vault') === 'ON_SUCCESS',
    customerId: textAt(recordAt(recordAt(source, 'attributes'), 'customer'), 'id'),
  }
}

/** Reads a card by its number; throws PayPal's refusal of one that cannot be. */
export function parseCard(card: JsonRecord, field: string): CardRow {
  const number = requireText(card, 'number', field, { min: 13, max: 19 })
  const expiry = requireText(card, 'expiry', field, { min: 7, max: 7 })
  if (!/^\d{13,19}$/.test(number)) throw at('INVALID_PARAMETER_SYNTAX', `${field}/number`)
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(expiry)) throw at('INVALID_PARAMETER_SYNTAX', `${field}/expiry`)
  const name = textAt(card, 'name')
  return {
    shown: {
      ...(name !== null && { name }),
      last_digits: number.slice(-4),
      expiry,
      brand: BRANDS.find(([start]) => number.startsWith(start))?.[1] ?? 'UNKNOWN',
      type: 'CREDIT',
    },
    refusedAs: REFUSING_NAMES[name ?? ''] ?? null,
  }
}

/** The payment token of the vault; undefined when there is none, or no longer. */
export function readToken({ tx }: Pick<PaypalWork, 'tx'>, id: string): PaymentTokenRow | undefined {
  const funding = FUNDINGS.find((each) => VAULTED[each] === id)
  return tx.get(paymentTokens, id) ?? (funding && { id, customerId: VAULTED_CUSTOMER, card: null, funding })
}

/** The payment token of the vault; PayPal's refusal of an order that is to be charged to one that is not there. */
export function requireToken(work: Pick<PaypalWork, 'tx'>, id: string, field: string): PaymentTokenRow {
  const token = readToken(work, id)
  if (!token) throw refuse('TOKEN_ID_NOT_FOUND', { field, value: id, location: 'body' })
  return token
}

/** A payment source as an answer shows it, once it has been used. */
export function shownSource(source: SourceRow | null, view: View): JsonRecord {
  const token = source?.vaultId ? readToken(view, source.vaultId) : undefined
  const attributes = token &&
    source?.saves && {
      attributes: {
        vault: {
          id: token.id,
          status: 'VAULTED',
          customer: { id: token.customerId },
          links: tokenLinks(token.id, view),
        },
      },
    }
  const card = source?.card ?? token?.card
  return card
    ? { card: { ...card.shown, ...attributes } }
    : { paypal: { ...shownWallet(view.merchant), ...attributes } }
}

/** The buyer's wallet as an answer shows it. */
export function shownWallet({ buyer }: PaypalMerchant): JsonRecord {
  return {
    email_address: buyer.email,
    account_id: buyer.payerId,
    account_status: 'VERIFIED',
    name: { given_name: buyer.givenName, surname: buyer.surname },
    address: { country_code: 'US' },
  }
}

/** The buyer as an order names them. */
export function payer({ buyer }: PaypalMerchant): JsonRecord {
  return {
    name: { given_name: buyer.givenName, surname: buyer.surname },
    email_address: buyer.email,
    payer_id: buyer.payerId,
    address: { country_code: 'US' },
  }
}

/** Where a payment token is read and deleted. */
export function tokenLinks(id: string, { addresses }: View) {
  const url = `${addresses.api}/v3/vault/payment-tokens/${id}`
  return [link(url, 'self', 'GET'), link(url, 'delete', 'DELETE')]
}

const FUNDINGS = ['balance', 'declined_card', 'echeck'] as const satisfies readonly PaypalFunding[]

/** Tells whether a value names a way to pay. */
export function isPaypalFunding(value: unknown): value is PaypalFunding {
  return FUNDINGS.some((funding) => funding === value)
}
