import { createButtons } from './buttons'
import { createCore } from './core'
import type { CoreConfig } from './core-config'

/** Puts PayPal on the page, under the name that the script element asks for (`data-namespace`), `paypal` by default. */
export function install(config: CoreConfig): void {
  put(createCore(config))
}

/** The same for PayPal's script before version 6. */
export function installButtons(config: CoreConfig): void {
  put(createButtons(config))
}

function put(value: object): void {
  const name = document.currentScript?.getAttribute('data-namespace') ?? 'paypal'
  Object.defineProperty(window, name, { value, configurable: true, writable: true, enumerable: true })
}
