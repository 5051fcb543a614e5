/** Bundles the fake of PayPal's browser script into one text that declares `creditkitPaypal`. */
export function bundleBrowserScript(): Promise<string>
/** The module that carries the bundle. */
export function toModule(bundle: string): string
