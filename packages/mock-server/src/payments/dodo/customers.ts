import type DodoPayments from 'dodopayments'
import { isRecord } from '../../wire/json'
import type { DodoCall, DodoView, DodoWork } from './call'
import { listPage } from './listing'
import { invalidBody, notFound } from './refusal'
import { optionalMetadata, optionalText, requireEmail, requireText } from './request-body'
import { type CustomerRow, customers, type Payer } from './tables'

/** `POST /customers`; always a new one, whatever the email. */
export function createCustomer(call: DodoCall): DodoPayments.Customer {
  const email = requireEmail(call.body, 'email')
  const name = requireText(call.body, 'name')
  const phone = optionalText(call.body, 'phone_number')
  return toCustomer(addCustomer(call, { email, name, phone }, optionalMetadata(call.body)), call)
}

/** `GET /customers/:id` */
export function getCustomer(call: DodoCall): DodoPayments.Customer {
  return toCustomer(requireCustomer(call, call.params.id ?? ''), call)
}

/** `PATCH /customers/:id`; what is not named stays. */
export function updateCustomer(call: DodoCall): DodoPayments.Customer {
  const customer = requireCustomer(call, call.params.id ?? '')
  const { body } = call
  const given = (key: string) => body[key] !== undefined && body[key] !== null
  const updated: CustomerRow = {
    ...customer,
    ...(given('email') && { email: requireEmail(body, 'email') }),
    ...(given('name') && { name: requireText(body, 'name') }),
    ...('phone_number' in body && { phone: optionalText(body, 'phone_number') }),
    ...(given('metadata') && { metadata: optionalMetadata(body) }),
  }
  call.tx.put(customers, updated)
  return toCustomer(updated, call)
}

/** `GET /customers`; the name may be a part of it, in any case. */
export function listCustomers(call: DodoCall): { items: DodoPayments.Customer[] } {
  const email = call.query.get('email')
  const part = call.query.get('name')?.toLowerCase() ?? ''
  const from =
    email === null
      ? ({ table: customers, index: 'newest' } as const)
      : ({ table: customers, index: 'email', prefix: [email] } as const)
  const where = (customer: CustomerRow) => customer.name.toLowerCase().includes(part)
  return listPage(call, from, where, (customer) => toCustomer(customer, call))
}

/** The customer by its identifier; refuses when there is none. */
export function requireCustomer({ tx }: DodoView, id: string): CustomerRow {
  const customer = tx.get(customers, id)
  if (!customer) throw notFound('Customer', id)
  return customer
}

/** Who is to pay, from a request's `customer`; null when it names nobody. */
export function parsePayer(call: DodoCall, customer: unknown): Payer | null {
  if (customer === undefined || customer === null) return null
  if (!isRecord(customer))
    throw invalidBody('customer: data did not match any variant of enum CustomerRequest')
  if (customer.customer_id !== undefined)
    return { customerId: requireCustomer(call, requireText(customer, 'customer_id')).id }
  return {
    email: requireEmail(customer, 'email'),
    name: optionalText(customer, 'name'),
    phone: optionalText(customer, 'phone_number'),
  }
}

/** The customer who pays: the one named, else the latest with that email, else a new one. */
export function customerOf(work: DodoWork, payer: Payer | null): CustomerRow {
  if (payer && 'customerId' in payer) return requireCustomer(work, payer.customerId)
  const { buyer } = work.merchant
  const { email, name, phone } = payer ?? { ...buyer, phone: null }
  for (const known of work.tx.walk(customers, 'email', { prefix: [email], order: 'descending' })) return known
  return addCustomer(work, { email, name: name ?? buyer.name, phone })
}

/** What payments, refunds and disputes show of their customer. */
export function limitedCustomer(view: DodoView, customerId: string): DodoPayments.CustomerLimitedDetails {
  const { id, email, name, phone, metadata } = requireCustomer(view, customerId)
  return { customer_id: id, email, name, phone_number: phone, metadata }
}

function addCustomer(
  work: DodoWork,
  { email, name, phone }: Pick<CustomerRow, 'email' | 'name' | 'phone'>,
  metadata: CustomerRow['metadata'] = {},
): CustomerRow {
  const customer = { ...work.identify('cus'), email, name, phone, metadata, createdAt: work.now }
  work.tx.put(customers, customer)
  return customer
}

function toCustomer(customer: CustomerRow, { merchant }: DodoView): DodoPayments.Customer {
  return {
    customer_id: customer.id,
    business_id: merchant.businessId,
    email: customer.email,
    name: customer.name,
    phone_number: customer.phone,
    metadata: customer.metadata,
    created_at: new Date(customer.createdAt).toISOString(),
    blocked_at: null,
    blocklist_entry_id: null,
  }
}
