import { element, icon } from '../../in-page/element'
import { openOverlay } from '../../in-page/overlay'
import type { PaypalFunding } from '../tables'
import { DIALOG_CSS } from './dialog.styles'
import { fundingChoices } from './funding-choices'
import type { OrderView } from './orders-client'

/** What the buyer asks for: to pay in a way, or to have the dialog filled again. Leaving is told apart. */
export type BuyerWish = { type: 'pay'; funding: PaypalFunding } | { type: 'retry' }

/** The window in which the buyer approves an order. */
export interface ApprovalDialog {
  /** Shows that something is under way; while it is a payment, there is no way to leave. */
  showWaiting(what: 'order' | 'payment'): void
  /** Shows what is to be paid, with a note about the last try if it failed. */
  showOrder(order: OrderView, note?: string): void
  /** Shows why there is nothing to approve; with `retry`, trying again may help. */
  showProblem(title: string, text: string, options?: { retry: boolean }): void
  /** What the buyer asks for next, one wish at a time. */
  next(): Promise<BuyerWish>
  close(): void
}

/** What the dialog needs of its surroundings. */
export interface ApprovalDialogOptions {
  /** Writes amounts for the buyer to read. */
  formatMoney(amount: OrderView['amount']): string
  /** Hears that the buyer wants to leave, by a button or by Esc, whatever is shown. */
  onLeave(): void
}

/** Opens the dialog, empty. */
export function openApprovalDialog({ formatMoney, onLeave }: ApprovalDialogOptions): ApprovalDialog {
  let wish: (wish: BuyerWish) => void = () => {}
  const overlay = openOverlay('paypal-mock-checkout', DIALOG_CSS, onLeave)
  const account = element('span', { class: 'account' })
  const status = element('span', { class: 'unseen', role: 'status' })
  const content = element('div')
  const sheet = element(
    'div',
    { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': 'PayPal', tabindex: '-1' },
    element(
      'header',
      {},
      element('span', { class: 'brand' }, 'PayPal'),
      element('span', { class: 'mock' }, 'mock'),
      account,
    ),
    status,
    content,
    element('footer', {}, 'This window stands in for PayPal. No money moves.'),
  )
  overlay.root.append(element('div', { class: 'backdrop' }, sheet))
  sheet.focus({ preventScroll: true })

  const cancelButton = (text: string, look: 'primary' | 'secondary' = 'secondary') => {
    const button = element('button', { type: 'button', class: look, 'data-testid': 'paypal-cancel' }, text)
    button.addEventListener('click', onLeave)
    return button
  }
  const show = (announcement: string, ...parts: Node[]) => {
    status.textContent = announcement
    content.replaceChildren(...parts)
  }

  return {
    showWaiting(what) {
      if (what === 'order') {
        show('Loading your order', ...waitingForOrder(cancelButton('Cancel and return')))
        sheet.focus({ preventScroll: true })
        return
      }
      status.textContent = 'Processing your payment'
      content.classList.add('waiting')
      for (const control of content.querySelectorAll('button, input')) control.setAttribute('disabled', '')
      content.querySelector('.primary')?.replaceChildren(element('span', { class: 'spinner' }), 'Processing…')
      sheet.focus({ preventScroll: true })
    },
    showOrder(order, note) {
      content.classList.remove('waiting')
      const price = formatMoney(order.amount)
      const pay = element(
        'button',
        { type: 'submit', class: 'primary', 'data-testid': 'paypal-pay' },
        `Pay ${price}`,
      )
      const choices = fundingChoices()
      const form = element(
        'form',
        {},
        note === undefined ? null : problem('That did not work', note),
        choices.fieldset,
        pay,
        cancelButton('Cancel and return'),
      )
      form.addEventListener('submit', (event) => {
        event.preventDefault()
        wish({ type: 'pay', funding: choices.chosen() })
      })
      account.textContent = order.buyer.email
      show('', orderSummary(order, price), form)
      choices.focus()
    },
    showProblem(title, text, { retry } = { retry: false }) {
      content.classList.remove('waiting')
      const again = element('button', { type: 'button', class: 'primary' }, 'Try again')
      again.addEventListener('click', () => wish({ type: 'retry' }))
      const leaving = cancelButton('Return to the store', retry ? 'secondary' : 'primary')
      const words = problem(title, text, retry ? '' : 'calm')
      const body = element('form', { class: 'alone' }, words, retry ? again : null, leaving)
      show('', body)
      body.querySelector('button')?.focus()
    },
    next: () =>
      new Promise((resolve) => {
        wish = resolve
      }),
    close: overlay.close,
  }
}

function orderSummary(order: OrderView, price: string): HTMLElement {
  return element(
    'div',
    { class: 'order' },
    element('p', {}, `Pay ${order.merchant}`),
    element('div', { class: 'amount', 'data-testid': 'paypal-amount' }, price),
    order.description === null ? null : element('p', {}, order.description),
  )
}

function waitingForOrder(cancel: HTMLElement): HTMLElement[] {
  const bone = (kind: string) => element('span', { class: `bone ${kind}` })
  const pay = element('button', { type: 'button', class: 'primary', disabled: '' }, 'Preparing…')
  return [
    element('div', { class: 'order' }, bone('line'), bone('sum'), bone('line')),
    element('form', { class: 'waiting' }, bone('list'), pay, cancel),
  ]
}

function problem(title: string, text: string, look = ''): HTMLElement {
  const words = element('div', {}, element('b', {}, title), element('span', {}, text))
  const sign = icon('icon', 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18', 'M12 8v5', 'M12 16.2v.1')
  return element('div', { class: `problem ${look}`, role: 'alert' }, sign, words)
}
