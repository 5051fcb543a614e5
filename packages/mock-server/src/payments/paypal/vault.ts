import { isRecord, type JsonRecord, recordAt, textAt } from '../../wire/json'
import { withToken } from './approval'
import type { PaypalCall, PaypalReply, PaypalWork } from './call'
import { at } from './money-request'
import { parseCard, readToken, shownWallet, tokenLinks } from './payment-source'
import { link, type View } from './presentation'
import { refuse } from './refusal'
import {
  type OrderRow,
  type PaymentTokenRow,
  type PaypalFunding,
  paymentTokens,
  type SetupTokenRow,
  type SourceRow,
  setupTokens,
} from './tables'

/** `POST /v3/vault/setup-tokens`: a card is ready at once, a wallet waits for its owner. */
export function createSetupToken(call: PaypalCall): PaypalReply {
  const { body } = call
  if (!isRecord(body)) throw refuse('MALFORMED_REQUEST_JSON', { location: 'body' })
  if (!isRecord(body.payment_source)) throw at('MISSING_REQUIRED_PARAMETER', '/payment_source')
  const isCard = isRecord(body.payment_source.card)
  const source = recordAt(body.payment_source, isCard ? 'card' : 'paypal')
  const context = recordAt(source, 'experience_context')
  const row: SetupTokenRow = {
    id: call.identifiers.vault(call.tx),
    customerId: textAt(recordAt(body, 'customer'), 'id') ?? call.identifiers.vault(call.tx).slice(0, 10),
    card: isCard ? parseCard(source, '/payment_source/card') : null,
    funding: isCard ? 'balance' : null,
    returnUrl: textAt(context, 'return_url'),
    cancelUrl: textAt(context, 'cancel_url'),
    status: isCard ? 'APPROVED' : 'PAYER_ACTION_REQUIRED',
  }
  call.tx.put(setupTokens, row)
  const outcome = { kind: 'setup_token', resourceId: row.id } as const
  return { status: 201, body: fullSetupToken(row, call), outcome }
}

/** `GET /v3/vault/setup-tokens/:id` */
export function getSetupToken(call: PaypalCall): PaypalReply {
  const id = call.params.id ?? ''
  const row = call.tx.get(setupTokens, id)
  if (!row) throw refuse('INVALID_RESOURCE_ID', { field: 'id', value: id, location: 'path' })
  return { status: 200, body: fullSetupToken(row, call) }
}

/** `POST /v3/vault/payment-tokens`: turns an approved setup token, or a card, into something that can be charged. */
export function createPaymentToken(call: PaypalCall): PaypalReply {
  const { body } = call
  if (!isRecord(body)) throw refuse('MALFORMED_REQUEST_JSON', { location: 'body' })
  if (!isRecord(body.payment_source)) throw at('MISSING_REQUIRED_PARAMETER', '/payment_source')
  const { card, token } = body.payment_source
  const named = textAt(recordAt(body, 'customer'), 'id')
  const made = isRecord(card)
    ? { card: parseCard(card, '/payment_source/card'), funding: 'balance' as const, customerId: named }
    : fromSetupToken(call, isRecord(token) ? textAt(token, 'id') : null)
  const row = keepToken(call, made)
  const outcome = { kind: 'payment_token', resourceId: row.id } as const
  return { status: 201, body: fullPaymentToken(row, call), outcome }
}

/** `GET /v3/vault/payment-tokens/:id` */
export function getPaymentToken(call: PaypalCall): PaypalReply {
  return { status: 200, body: fullPaymentToken(requirePaymentToken(call), call) }
}

/** `GET /v3/vault/payment-tokens?customer_id=…` */
export function listPaymentTokens(call: PaypalCall): PaypalReply {
  const customerId = call.query.get('customer_id')
  if (!customerId) throw refuse('MISSING_REQUIRED_PARAMETER', { field: 'customer_id', location: 'query' })
  const all = [...call.tx.walk(paymentTokens, 'customer', { prefix: [customerId] })]
  const size = Math.max(1, Number(call.query.get('page_size') ?? 5) || 5)
  const page = Math.max(1, Number(call.query.get('page') ?? 1) || 1)
  const self = `${call.addresses.api}/v3/vault/payment-tokens?${call.query}`
  return {
    status: 200,
    body: {
      ...(call.query.get('total_required') === 'true' && {
        total_items: all.length,
        total_pages: Math.ceil(all.length / size),
      }),
      customer: { id: customerId },
      payment_tokens: all.slice((page - 1) * size, page * size).map((row) => fullPaymentToken(row, call)),
      links: [link(self, 'self', 'GET')],
    },
  }
}

/** `DELETE /v3/vault/payment-tokens/:id`; deleting what is gone is no error, as at PayPal. */
export function deletePaymentToken(call: PaypalCall): PaypalReply {
  const row = call.tx.get(paymentTokens, call.params.id ?? '')
  if (row) {
    call.tx.delete(paymentTokens, row.id)
    call.emit({ type: 'VAULT.PAYMENT-TOKEN.DELETED', resource: fullPaymentToken(row, call) })
  }
  return { status: 204, body: null }
}

/** The owner approves a setup token; where a redirected owner goes on is null when it names no such place. */
export function approveSetupToken(work: PaypalWork, id: string, funding: PaypalFunding): string | null {
  const row = work.tx.get(setupTokens, id)
  if (!row) throw refuse('INVALID_RESOURCE_ID', { field: 'id', value: id, location: 'path' })
  if (row.status === 'VAULTED') throw new RangeError(`The setup token ${id} is in the vault.`)
  work.tx.put(setupTokens, { ...row, status: 'APPROVED', funding })
  return withToken(row.returnUrl, { approval_token_id: id })
}

/** The owner turns back: nothing changes. Answers with where a redirected owner lands, null when nowhere. */
export function cancelSetupToken({ tx }: PaypalWork, id: string): string | null {
  return withToken(tx.get(setupTokens, id)?.cancelUrl ?? null, { approval_token_id: id })
}

/** Saves what an order was paid with, when it asks for that and the card was not refused; answers with the source as it is now. */
export function saveSource(work: PaypalWork, order: OrderRow): SourceRow | null {
  const { source, funding } = order
  const isSaved = source?.saves && source.vaultId === null && source.card?.refusedAs == null
  if (!source || !isSaved) return source
  const { id } = keepToken(work, {
    customerId: source.customerId,
    card: source.card,
    funding: funding ?? 'balance',
  })
  return { ...source, vaultId: id }
}

/** Puts a way to pay into the vault; a customer of null is a new one. */
export function keepToken(
  work: PaypalWork,
  made: Pick<PaymentTokenRow, 'card' | 'funding'> & { readonly customerId: string | null },
): PaymentTokenRow {
  const id = work.identifiers.vault(work.tx)
  const customerId = made.customerId ?? work.identifiers.vault(work.tx).slice(0, 10)
  const row: PaymentTokenRow = { id, customerId, card: made.card, funding: made.funding }
  work.tx.put(paymentTokens, row)
  work.emit({ type: 'VAULT.PAYMENT-TOKEN.CREATED', resource: fullPaymentToken(row, work) })
  return row
}

function fromSetupToken(call: PaypalCall, id: string | null) {
  if (id === null) throw at('MISSING_REQUIRED_PARAMETER', '/payment_source/token/id')
  const setup = call.tx.get(setupTokens, id)
  const place = { field: '/payment_source/token/id', value: id, location: 'body' } as const
  if (!setup) throw refuse('SETUP_TOKEN_ID_NOT_FOUND', place)
  if (setup.status === 'VAULTED') throw refuse('SETUP_TOKEN_ALREADY_VAULTED', place)
  if (setup.funding === null) throw refuse('SETUP_TOKEN_NOT_APPROVED', place)
  call.tx.put(setupTokens, { ...setup, status: 'VAULTED' })
  return { card: setup.card, funding: setup.funding, customerId: setup.customerId }
}

function requirePaymentToken(call: PaypalCall): PaymentTokenRow {
  const id = call.params.id ?? ''
  const row = readToken(call, id)
  if (!row) throw refuse('INVALID_RESOURCE_ID', { field: 'id', value: id, location: 'path' })
  return row
}

/** The whole payment token. */
export function fullPaymentToken(row: PaymentTokenRow, view: View): JsonRecord {
  return {
    id: row.id,
    customer: { id: row.customerId },
    payment_source: row.card ? { card: row.card.shown } : { paypal: shownWallet(view.merchant) },
    links: tokenLinks(row.id, view),
  }
}

/** The whole setup token. */
export function fullSetupToken(row: SetupTokenRow, { addresses }: View): JsonRecord {
  const api = `${addresses.api}/v3/vault`
  const approve = addresses.page(`/agreements/approve?approval_session_id=${row.id}`)
  return {
    id: row.id,
    customer: { id: row.customerId },
    status: row.status,
    payment_source: row.card ? { card: row.card.shown } : { paypal: {} },
    links: [
      ...(row.status === 'PAYER_ACTION_REQUIRED' ? [link(approve, 'approve', 'GET')] : []),
      link(`${api}/payment-tokens`, 'confirm', 'POST'),
      link(`${api}/setup-tokens/${row.id}`, 'self', 'GET'),
    ],
  }
}
