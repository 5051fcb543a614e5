import { createCore } from './core'
import type { CoreConfig } from './core-config'

/** Puts PayPal on the page, under the name that the script element asks for (`data-namespace`), `paypal` by default. */
export function install(config: CoreConfig): void {
  const script = document.currentScript
  const name = script?.getAttribute('data-namespace') ?? 'paypal'
  Object.defineProperty(window, name, {
    value: createCore(config),
    configurable: true,
    writable: true,
    enumerable: true,
  })
}
