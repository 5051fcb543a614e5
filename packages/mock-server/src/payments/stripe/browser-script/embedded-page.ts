import { type JsonRecord, recordsAt, textAt } from '../../../wire/json'
import { element } from '../../in-page/element'
import { displayAmount } from '../currencies'
import type { ApiClient } from './api-client'
import { createCardForm } from './card-form'
import { createCheckoutClient } from './checkout-client'
import { leave } from './confirm'
import { createField } from './field'
import { integrationError } from './integration-error'
import { createElement, type MountableElement } from './mountable'

/** What the page passes to `createEmbeddedCheckoutPage`, as far as this script reads it. */
export interface EmbeddedOptions {
  readonly clientSecret?: string
  readonly fetchClientSecret?: () => Promise<string>
  readonly onComplete?: () => void
}

const CLOSED: Readonly<Record<string, string>> = {
  complete: 'This checkout is paid already. Nothing was charged again.',
  expired: 'This checkout has expired. Nothing was charged.',
}

/** Makes the whole of Stripe Checkout as a part of the page. */
export async function createEmbeddedPage(
  api: ApiClient,
  now: () => number,
  { clientSecret, fetchClientSecret, onComplete }: EmbeddedOptions,
): Promise<Pick<MountableElement, 'mount' | 'unmount' | 'destroy'>> {
  const secret = clientSecret ?? (await fetchClientSecret?.())
  if (secret === undefined) throw integrationError('Pass a clientSecret or fetchClientSecret.')
  const checkout = createCheckoutClient(api, secret)
  const content = element('div', { class: 'checkout' })
  const form = createCardForm({ now, hasCountry: true, hasPostalCode: true, onChange: () => note('') })
  const trouble = element('p', { class: 'problem', role: 'alert' })
  const pay = element('button', { type: 'submit', class: 'pay' })
  const email = element('input', { type: 'email', autocomplete: 'email' })
  const emailField = createField('email', 'Email', email)
  let isPaying = false
  const note = (text: string) => {
    trouble.textContent = text
  }

  function draw(view: JsonRecord): void {
    const closed = CLOSED[textAt(view, 'status') ?? '']
    if (closed !== undefined) {
      content.replaceChildren(element('p', {}, closed))
      return
    }
    const total = amountOf(view, view)
    const known = textAt(view, 'customer_email')
    email.value = known ?? ''
    email.readOnly = known !== null
    pay.textContent = `Pay ${total}`
    const sheet = element('form', { novalidate: '' }, emailField.row, form.node, trouble, pay)
    sheet.addEventListener('submit', (event) => {
      event.preventDefault()
      void submit()
    })
    content.replaceChildren(element('p', { class: 'total' }, total), itemList(view), sheet)
  }

  async function submit(): Promise<void> {
    if (isPaying) return
    const isEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.value)
    emailField.show(isEmail ? null : { message: 'Your email is incomplete.' })
    const isCard = form.validate() === null
    if (!isEmail) email.focus()
    if (!isEmail || !isCard) return
    isPaying = true
    content.setAttribute('aria-busy', 'true')
    note('')
    const paid = await checkout.pay(form.read(), email.value)
    isPaying = false
    content.removeAttribute('aria-busy')
    if (paid.error) {
      const isLost = paid.error.type === 'api_connection_error'
      note(
        isLost ? paid.error.message : `${paid.error.message} Nothing was charged. You can try another card.`,
      )
      return
    }
    if (paid.url !== null) return leave(paid.url)
    content.replaceChildren(element('p', { role: 'status' }, 'Thank you, your payment was successful.'))
    onComplete?.()
  }

  const shell = createElement({
    type: 'embeddedCheckout',
    content,
    async load() {
      const answer = await checkout.view()
      if (answer.error) content.replaceChildren(element('p', { role: 'alert' }, answer.error.message))
      else draw(answer.body)
      return null
    },
    focus: form.focus,
    clear: form.clear,
  })
  shell.paint(undefined)
  const { mount, unmount, destroy } = shell.element
  return { mount, unmount, destroy }
}

function itemList(view: JsonRecord): HTMLElement {
  const items = recordsAt(view, 'line_items').map((item) => {
    const name = textAt(item, 'description') ?? ''
    const count = typeof item.quantity === 'number' && item.quantity > 1 ? ` × ${item.quantity}` : ''
    return element('li', {}, element('span', {}, name + count), element('span', {}, amountOf(item, view)))
  })
  return element('ul', { class: 'items' }, ...items)
}

function amountOf({ amount_total: amount }: JsonRecord, { currency }: JsonRecord): string {
  return displayAmount(
    typeof amount === 'number' ? amount : 0,
    typeof currency === 'string' ? currency : 'usd',
  )
}
