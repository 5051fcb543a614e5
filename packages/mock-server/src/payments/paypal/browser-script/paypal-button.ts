import { applyStyles, element } from '../../in-page/element'

const CSS = `
:host {
  display: block; box-sizing: border-box; width: 100%; min-width: 150px; height: 45px; cursor: pointer; outline: none;
  user-select: none; -webkit-user-select: none; -webkit-tap-highlight-color: transparent;
}
:host([hidden]) { display: none; }
.face {
  display: flex; align-items: center; justify-content: center; box-sizing: border-box; height: 100%; padding: 0 16px;
  border-radius: var(--paypal-button-border-radius, 8px); background: #ffc439; color: #0d1b34;
  font: 500 16px/1 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  letter-spacing: normal; white-space: nowrap; -webkit-font-smoothing: antialiased;
}
.face b { font-weight: 700; letter-spacing: -0.015em; }
:host(:hover) .face { background: #f5b823; }
:host(:active) .face { background: #eaad14; }
:host(:focus-visible) .face { box-shadow: 0 0 0 2px #ffffff, 0 0 0 4px #0b4fc4; }
:host([disabled]) { cursor: not-allowed; }
:host([disabled]) .face { background: light-dark(#eceff2, #2a313b); color: light-dark(#606b76, #a3aebb); }
@media (prefers-reduced-motion: no-preference) { .face { transition: background-color 120ms; } }
@media (forced-colors: active) { .face { border: 1px solid; } }
`

const WORDS: Readonly<Record<string, string>> = {
  buynow: 'Buy now with',
  checkout: 'Check out with',
  donate: 'Donate with',
  pay: 'Pay with',
  subscribe: 'Subscribe with',
}

/**
 * Defines `<paypal-button>`, unless the page has one: a gold button, 45 px high, that keyboard and screen reader know
 * as one. While `disabled` it swallows clicks, which a page's listeners on the element would otherwise get.
 */
export function definePaypalButton(): void {
  if (customElements.get('paypal-button')) return
  customElements.define(
    'paypal-button',
    class extends HTMLElement {
      static readonly observedAttributes = ['type', 'disabled']
      readonly #words = element('span')

      constructor() {
        super()
        const root = this.attachShadow({ mode: 'open' })
        applyStyles(root, CSS)
        root.append(
          element(
            'span',
            { class: 'face' },
            element('span', {}, this.#words, ' ', element('b', {}, 'PayPal')),
          ),
        )
        const swallow = (event: Event) => {
          if (!this.disabled) return
          event.preventDefault()
          event.stopImmediatePropagation()
        }
        this.addEventListener('click', swallow, true)
        this.addEventListener('keydown', (event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          if (!event.repeat) this.click()
        })
      }

      get disabled(): boolean {
        return this.hasAttribute('disabled')
      }
      set disabled(value: boolean | undefined) {
        this.toggleAttribute('disabled', Boolean(value))
      }

      get type(): string {
        return this.getAttribute('type') ?? 'pay'
      }
      set type(value: string) {
        this.setAttribute('type', value)
      }

      connectedCallback(): void {
        if (!this.hasAttribute('role')) this.setAttribute('role', 'button')
        this.attributeChangedCallback()
      }

      attributeChangedCallback(): void {
        if (!this.isConnected) return
        const words = WORDS[this.type] ?? 'Pay with'
        this.#words.textContent = words
        this.setAttribute('aria-label', `${words} PayPal`)
        this.setAttribute('aria-disabled', String(this.disabled))
        this.setAttribute('tabindex', this.disabled ? '-1' : '0')
      }
    },
  )
}
