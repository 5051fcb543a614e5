import type { StripeScriptConfig } from './script-config'
import { STRIPE_BUNDLE } from './stripe.gen'

/**
 * The JavaScript that stands in for `https://js.stripe.com/<train>/stripe.js`: one self-contained text, ready to be
 * served. It is bundled ahead of time (`pnpm --filter @creditkit/mock-server generate`), so no bundler, minifier or
 * coverage tool of whoever uses this package ever rewrites it.
 */
export function stripeScript(config: StripeScriptConfig): string {
  return `(()=>{${STRIPE_BUNDLE};creditkitStripe.install(${JSON.stringify(config)})})();\n`
}
