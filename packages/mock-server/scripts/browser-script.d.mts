/** Bundles the fake of a provider's browser script into one text that declares its global name. */
export function bundleBrowserScript(provider: 'paypal' | 'stripe'): Promise<string>
/** The module that carries the bundle. */
export function toModule(provider: 'paypal' | 'stripe', bundle: string): string
