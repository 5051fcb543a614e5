import type { Appearance } from '@stripe/stripe-js'
import { applyStyles, element } from '../../in-page/element'
import type { StripeError } from './api-client'
import { paint } from './appearance'
import { createEmitter, type Listener } from './emitter'
import { FORM_CSS } from './form.styles'
import { integrationError } from './integration-error'

/** An element as the page has it in its hands. Its methods chain, as Stripe's do. */
export interface MountableElement {
  mount(target: string | HTMLElement): void
  unmount(): void
  /** Takes the element away for good. Twice is once. */
  destroy(): void
  update(options?: object): MountableElement
  on(name: string, listener: Listener): MountableElement
  once(name: string, listener: Listener): MountableElement
  off(name: string, listener?: Listener): MountableElement
  focus(): void
  blur(): void
  clear(): void
  collapse(): MountableElement
}

/** What an element is made of, beside what all of them do. */
export interface ElementParts {
  readonly type: string
  /** What is shown once it has loaded. */
  readonly content: Node
  /** Loads what the element needs, each time it is mounted; the error when it cannot. */
  load(): Promise<StripeError | null>
  /** What `ready` tells beside the type. */
  readonly readyDetails?: object
  focus(): void
  clear(): void
  update?(options: object): void
  collapse?(): void
  /** Hears that the element is gone for good. */
  onDestroy?(): void
}

/** An element, and what the script itself knows of it. */
export interface ElementShell {
  readonly element: MountableElement
  isMounted(): boolean
  paint(appearance: Appearance | undefined): void
  emit(name: string, details?: object): void
}

/** Makes an element that is drawn in a shadow root inside of wherever it is mounted. */
export function createElement(parts: ElementParts): ElementShell {
  const emitter = createEmitter()
  const host = element('div', { class: '__PrivateStripeElement', 'data-testid': `stripe-${parts.type}` })
  const root = host.attachShadow({ mode: 'open' })
  const bones = element(
    'div',
    { class: 'bones', 'aria-hidden': 'true' },
    ...[1, 2, 3].map(() => element('span')),
  )
  let mounts = 0
  let isDestroyed = false
  applyStyles(root, FORM_CSS)

  function emit(name: string, details: object = {}): void {
    // An element that is taken away is emptied, which is nobody's change any more.
    if (host.isConnected) emitter.emit(name, { elementType: parts.type, ...details })
  }

  root.addEventListener('focusin', (event) => {
    if (!isInside(event, root)) emit('focus')
  })
  root.addEventListener('focusout', (event) => {
    if (!isInside(event, root)) emit('blur')
  })
  host.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') emit('escape')
    // What is typed in a shadow root is not the form's own, which Stripe submits all the same.
    const [field] = event.composedPath()
    if (event.key === 'Enter' && field instanceof HTMLInputElement && !field.form)
      host.closest('form')?.requestSubmit()
  })

  async function load(): Promise<void> {
    mounts += 1
    const mount = mounts
    const isGone = () => mount !== mounts || !host.isConnected
    root.replaceChildren(bones)
    // Whoever mounts an element starts to listen to it after that.
    await new Promise((resolve) => setTimeout(resolve))
    if (isGone()) return
    emit('loaderstart')
    const error = await parts.load()
    if (isGone()) return
    root.replaceChildren(...(error ? [] : [parts.content]))
    if (error) emit('loaderror', { error })
    else emit('ready', parts.readyDetails)
  }

  function unmount(): void {
    if (!host.isConnected) return
    mounts += 1
    host.remove()
    parts.clear()
  }

  const made: MountableElement = {
    mount(target) {
      if (isDestroyed)
        throw integrationError('This Element has already been destroyed. Please create a new one.')
      const place = typeof target === 'string' ? document.querySelector(target) : target
      if (!place) {
        throw integrationError(
          `The selector you specified (${target}) applies to no DOM elements that are currently on the page.`,
        )
      }
      if (host.parentNode === place) return
      place.replaceChildren(host)
      void load()
    },
    unmount,
    destroy() {
      unmount()
      if (!isDestroyed) parts.onDestroy?.()
      isDestroyed = true
    },
    update(options = {}) {
      parts.update?.(options)
      return made
    },
    on(name, listener) {
      emitter.on(name, listener)
      return made
    },
    once(name, listener) {
      emitter.once(name, listener)
      return made
    },
    off(name, listener) {
      emitter.off(name, listener)
      return made
    },
    focus: parts.focus,
    blur() {
      if (root.activeElement instanceof HTMLElement) root.activeElement.blur()
    },
    clear: parts.clear,
    collapse() {
      parts.collapse?.()
      return made
    },
  }
  return {
    element: made,
    isMounted: () => host.isConnected,
    paint: (appearance) => paint(host, appearance),
    emit,
  }
}

/** Tells whether the focus only moves from one field of the element to another. */
function isInside(event: Event, root: ShadowRoot): boolean {
  const other = event instanceof FocusEvent ? event.relatedTarget : null
  return other instanceof Node && root.contains(other)
}
