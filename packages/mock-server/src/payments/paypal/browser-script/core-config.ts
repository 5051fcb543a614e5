/** What the script is told by whoever serves it. */
export interface CoreConfig {
  /** Where the script asks about orders (`https://www.sandbox.paypal.com`), without a trailing slash. */
  readonly webAddress: string
  /** The only client id that is let in; null lets any in. */
  readonly clientId: string | null
  /** The ways to pay that `findEligibleMethods` says yes to, in PayPal's spelling (`paypal`, `paylater`, …). */
  readonly eligibleMethods: readonly string[]
}
