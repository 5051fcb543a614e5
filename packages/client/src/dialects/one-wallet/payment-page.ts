import * as v from 'valibot'

/** The address of a page to pay on, in a native answer. The buyer is sent there, so that an address that runs code is none. */
export const PaymentPageSchema = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/\S+$/i, 'The address of the payment page is no http or https address.'),
)
