/** PayPal's errors: their HTTP status and message, https://developer.paypal.com/api/rest/responses/. */
export const paypalErrors = {
  INVALID_REQUEST: {
    status: 400,
    message: 'Request is not well-formed, syntactically incorrect, or violates schema.',
  },
  WEBHOOK_URL_ALREADY_EXISTS: { status: 400, message: 'Webhook URL already exists.' },
  WEBHOOK_NUMBER_LIMIT_EXCEEDED: { status: 400, message: 'The maximum number of webhooks was reached.' },
  AUTHENTICATION_FAILURE: {
    status: 401,
    message:
      'Authentication failed due to missing authorization header, or invalid authentication credentials.',
  },
  NOT_AUTHORIZED: { status: 403, message: 'Authorization failed due to insufficient permissions.' },
  RESOURCE_NOT_FOUND: { status: 404, message: 'The specified resource does not exist.' },
  RESOURCE_CONFLICT: {
    status: 409,
    message: 'The server has detected a conflict while processing this request.',
  },
  UNPROCESSABLE_ENTITY: {
    status: 422,
    message:
      'The requested action could not be performed, semantically incorrect, or failed business validation.',
  },
  RATE_LIMIT_REACHED: { status: 429, message: 'Too many requests. Blocked due to rate limiting.' },
  INTERNAL_SERVER_ERROR: { status: 500, message: 'An internal server error occurred.' },
} as const satisfies Record<string, { status: number; message: string }>

/** The name of a PayPal error. */
export type PaypalErrorName = keyof typeof paypalErrors

const badRequest = (description: string) => ({ error: 'INVALID_REQUEST', description }) as const
const unprocessable = (description: string) => ({ error: 'UNPROCESSABLE_ENTITY', description }) as const

/** What PayPal finds wrong, and the error it answers with; texts as in its OpenAPI descriptions of orders and payments v2. */
export const paypalIssues = {
  INVALID_ARRAY_MAX_ITEMS: badRequest('The number of items in an array parameter is too large.'),
  INVALID_ARRAY_MIN_ITEMS: badRequest('The number of items in an array parameter is too small.'),
  INVALID_PARAMETER_SYNTAX: badRequest('The value of a field does not conform to the expected format.'),
  INVALID_PARAMETER_VALUE: badRequest('A parameter value is not valid.'),
  INVALID_STRING_LENGTH: badRequest('The value of a field is either too short or too long.'),
  MALFORMED_REQUEST_JSON: badRequest('The request JSON is not well formed.'),
  MISSING_REQUIRED_PARAMETER: badRequest('A required parameter is missing.'),
  PAYPAL_REQUEST_ID_REQUIRED: badRequest(
    "A PayPal-Request-Id is required if you are trying to process payment for an Order. Please specify a PayPal-Request-Id or Create the Order without a 'payment_source' specified.",
  ),

  PERMISSION_DENIED: {
    error: 'NOT_AUTHORIZED',
    description: 'You do not have permission to access or perform operations on this resource.',
  },
  INVALID_RESOURCE_ID: {
    error: 'RESOURCE_NOT_FOUND',
    description: 'Specified resource ID does not exist. Please check the resource ID and try again.',
  },
  PREVIOUS_REQUEST_IN_PROGRESS: {
    error: 'RESOURCE_CONFLICT',
    description:
      'A previous request on this resource is currently in progress. Please wait for some time and try again.',
  },

  AMOUNT_MISMATCH: unprocessable(
    'Should equal item_total + tax_total + shipping + handling + insurance - shipping_discount - discount.',
  ),
  CANNOT_BE_ZERO_OR_NEGATIVE: unprocessable(
    'Must be greater than zero. If the currency supports decimals, only two decimal place precision is supported.',
  ),
  DECIMAL_PRECISION: unprocessable(
    'If the currency supports decimals, only two decimal place precision is supported.',
  ),
  DECIMALS_NOT_SUPPORTED: unprocessable('Currency does not support decimals.'),
  DUPLICATE_INVOICE_ID: unprocessable(
    'Duplicate Invoice ID detected. To avoid a potential duplicate transaction your account setting requires that Invoice Id be unique for each transaction.',
  ),
  DUPLICATE_REFERENCE_ID: unprocessable(
    '`reference_id` must be unique if multiple `purchase_unit` are provided.',
  ),
  INVALID_CURRENCY_CODE: unprocessable(
    'Currency code is invalid or is not currently supported. Please refer https://developer.paypal.com/api/rest/reference/currency-codes/ for list of supported currency codes.',
  ),
  INVALID_JSON_POINTER_FORMAT: unprocessable(
    'Path should be a valid JSON Pointer https://tools.ietf.org/html/rfc6901 that references a location within the request where the operation is performed.',
  ),
  INVALID_PATCH_OPERATION: unprocessable(
    "The operation cannot be honored. Cannot add a property that's already present, use replace. Cannot remove a property thats not present, use add. Cannot replace a property thats not present, use add.",
  ),
  ITEM_TOTAL_MISMATCH: unprocessable(
    'Should equal sum of (unit_amount * quantity) across all items for a given purchase_unit.',
  ),
  ITEM_TOTAL_REQUIRED: unprocessable(
    'If item details are specified (items.unit_amount and items.quantity) corresponding amount.breakdown.item_total is required.',
  ),
  MAX_VALUE_EXCEEDED: unprocessable('Should be less than or equal to 999999999999999.99.'),
  MULTI_CURRENCY_ORDER: unprocessable(
    'Multiple differing values of currency_code are not supported. Entire Order request must have the same currency_code.',
  ),
  NOT_PATCHABLE: unprocessable('Cannot be patched.'),
  ORDER_ALREADY_COMPLETED: unprocessable('The order cannot be patched after it is completed.'),
  PATCH_VALUE_REQUIRED: unprocessable("Please specify a 'value' to for the field that is being patched."),
  REFERENCE_ID_NOT_FOUND: unprocessable(
    'Filter expression value is incorrect. Please check the value of the reference_id and try again.',
  ),
  REFERENCE_ID_REQUIRED: unprocessable(
    "'reference_id' is required for each 'purchase_unit' if multiple 'purchase_unit' are provided.",
  ),

  ACTION_DOES_NOT_MATCH_INTENT: unprocessable(
    "Order was created with an intent to 'AUTHORIZE'. Please use v2/checkout/orders/order_id/authorize to complete the transaction or alternately Create an order with an intent of 'CAPTURE'.",
  ),
  COMPLIANCE_VIOLATION: unprocessable('Transaction is declined due to compliance violation.'),
  INSTRUMENT_DECLINED: unprocessable(
    "The instrument presented was either declined by the processor or bank, or it can't be used for this payment.",
  ),
  MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED: unprocessable(
    'You have exceeded the maximum number of payment attempts.',
  ),
  ORDER_ALREADY_CAPTURED: unprocessable(
    "Order already captured. If 'intent=CAPTURE' only one capture per order is allowed.",
  ),
  ORDER_COMPLETION_IN_PROGRESS: unprocessable(
    'The customer has approved the payment and PayPal is still in the process of capturing the order on your behalf as instructed. Please try your request again.',
  ),
  ORDER_NOT_APPROVED: unprocessable(
    "Payer has not yet approved the Order for payment. Please redirect the payer to the 'rel':'approve' url returned as part of the HATEOAS links within the Create Order call.",
  ),
  PAYER_ACTION_REQUIRED: unprocessable(
    'Transaction cannot complete successfully, instruct the buyer to return to PayPal.',
  ),
  PAYER_CANNOT_PAY: unprocessable(
    'Combination of payer and payee settings mean that this buyer cannot pay this seller.',
  ),
  REDIRECT_PAYER_FOR_ALTERNATE_FUNDING: unprocessable(
    'Transaction failed. Redirect the payer to select another funding source.',
  ),
  TRANSACTION_REFUSED: unprocessable('The request was refused.'),

  TOKEN_ID_NOT_FOUND: unprocessable('The specified payment token does not exist.'),
  SETUP_TOKEN_ID_NOT_FOUND: unprocessable('The specified setup token does not exist.'),
  SETUP_TOKEN_NOT_APPROVED: unprocessable('The payer has not yet approved the setup token.'),
  SETUP_TOKEN_ALREADY_VAULTED: unprocessable('The setup token was turned into a payment token already.'),

  AUTHORIZATION_EXPIRED: unprocessable('An expired authorization cannot be captured.'),
  AUTHORIZATION_VOIDED: unprocessable('A voided authorization cannot be captured or reauthorized.'),
  AUTHORIZATION_ALREADY_CAPTURED: unprocessable(
    'Authorization has already been captured. If final_capture is set to to true, additional captures are not possible against the authorization.',
  ),
  AUTH_CAPTURE_CURRENCY_MISMATCH: unprocessable(
    'The currency of the capture must be the same as the currency of the authorization.',
  ),
  MAX_CAPTURE_AMOUNT_EXCEEDED: unprocessable(
    'Capture amount exceeds allowable limit. Please contact customer service or your account manager to request the change to your overage limit. The default overage limit is 115%, which allows the sum of all captures to be up to 115% of the order amount.',
  ),
  ORDER_ALREADY_AUTHORIZED: unprocessable(
    "Order already authorized. If 'intent=AUTHORIZE' only one authorization per order is allowed.",
  ),
  PREVIOUSLY_CAPTURED: unprocessable(
    'Authorization has been previously captured and hence cannot be voided.',
  ),
  PREVIOUSLY_VOIDED: unprocessable(
    'Authorization has been previously voided and hence cannot be voided again.',
  ),
  REAUTHORIZATION_TOO_SOON: unprocessable(
    'A reauthorization is not allowed before the three-day honor period has expired.',
  ),

  CAPTURE_FULLY_REFUNDED: unprocessable('The capture has already been fully refunded.'),
  MAX_NUMBER_OF_REFUNDS_EXCEEDED: unprocessable(
    'You have exceeded the number of refunds that can be processed per capture.',
  ),
  PARTIAL_REFUND_NOT_ALLOWED: unprocessable(
    'You cannot do a refund for an amount less than the original capture amount.',
  ),
  PENDING_CAPTURE: unprocessable('Cannot initiate a refund as the capture is pending.'),
  REFUND_AMOUNT_EXCEEDED: unprocessable(
    'The refund amount must be less than or equal to the capture amount that has not yet been refunded.',
  ),
  REFUND_CAPTURE_CURRENCY_MISMATCH: unprocessable('Refund must be in the same currency as the capture.'),
  REFUND_FAILED_INSUFFICIENT_FUNDS: unprocessable(
    'Capture could not be refunded due to insufficient funds. Please check to see if you have sufficient funds in your PayPal account or if the bank account linked to your PayPal account is verified and has sufficient funds.',
  ),
  REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK: unprocessable(
    'Refunds not allowed on this capture due to a chargeback on the card or bank.',
  ),
  REFUND_TIME_LIMIT_EXCEEDED: unprocessable(
    'You are over the time limit to perform a refund on this capture.',
  ),
  ACTION_NOT_ALLOWED_IN_CURRENT_DISPUTE_STATE: unprocessable(
    'The requested action is not allowed in the current state of the dispute.',
  ),
  TRANSACTION_DISPUTED: unprocessable(
    'Partial refunds cannot be offered at this time because there is an open case on this transaction.',
  ),
} as const satisfies Record<string, { error: PaypalErrorName; description: string }>

/** What PayPal can find wrong with a request. */
export type PaypalIssue = keyof typeof paypalIssues

/** Tells whether a text is an issue the fake knows. */
export function isPaypalIssue(text: string): text is PaypalIssue {
  return Object.hasOwn(paypalIssues, text)
}

/** Tells whether a text is the name of an error the fake knows. */
export function isPaypalErrorName(text: string): text is PaypalErrorName {
  return Object.hasOwn(paypalErrors, text)
}
