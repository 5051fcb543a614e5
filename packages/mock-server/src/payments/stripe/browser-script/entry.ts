import type { StripeScriptConfig } from './script-config'
import { createStripe } from './stripe'

/** Puts `Stripe` on the page. Its version is the release train in the address that the script was loaded from. */
export function install(config: StripeScriptConfig): void {
  const script = document.currentScript
  const address = script instanceof HTMLScriptElement ? script.src : ''
  const train = /\/([a-z0-9]+)(?:\/stripe\.js)?\/?(?:\?.*)?$/.exec(address)?.[1] ?? 'v3'
  const now = () => Date.now()
  const Stripe = (publishableKey: string) => createStripe({ ...config, now }, publishableKey)
  Object.defineProperty(window, 'Stripe', {
    value: Object.assign(Stripe, { version: train === 'v3' ? 3 : train }),
    configurable: true,
    writable: true,
    enumerable: true,
  })
}
