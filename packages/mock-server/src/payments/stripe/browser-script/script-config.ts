/** What the script is told by whoever serves it. */
export interface StripeScriptConfig {
  /** Where the script reaches the API (`https://api.stripe.com`), without a trailing slash. */
  readonly apiAddress: string
}
