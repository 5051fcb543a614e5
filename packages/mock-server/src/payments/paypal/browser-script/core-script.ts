import { PAYPAL_CORE_BUNDLE } from './core.gen'
import type { CoreConfig } from './core-config'

/** What the served script is told; without a `clientId` it lets any in, and `paypal` is the only eligible method. */
export type PaypalCoreScriptOptions = Pick<CoreConfig, 'webAddress'> &
  Partial<Omit<CoreConfig, 'clientId'>> & { readonly clientId?: string }

/**
 * The JavaScript that stands in for `https://www.sandbox.paypal.com/web-sdk/v6/core`: one self-contained text, ready
 * to be served. It is bundled ahead of time (`pnpm --filter @creditkit/mock-server generate`), so no bundler, minifier
 * or coverage tool of whoever uses this package ever rewrites it.
 */
export function paypalCoreScript(options: PaypalCoreScriptOptions): string {
  return scriptOf('install', options)
}

/** The same for `https://www.sandbox.paypal.com/sdk/js`, PayPal's script before version 6. */
export function paypalButtonsScript(options: PaypalCoreScriptOptions): string {
  return scriptOf('installButtons', options)
}

function scriptOf(
  installer: 'install' | 'installButtons',
  { webAddress, clientId, eligibleMethods = ['paypal'] }: PaypalCoreScriptOptions,
): string {
  const config: CoreConfig = { webAddress, clientId: clientId ?? null, eligibleMethods }
  return `(()=>{${PAYPAL_CORE_BUNDLE};creditkitPaypal.${installer}(${JSON.stringify(config)})})();\n`
}
