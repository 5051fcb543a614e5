/** What a receipt says in English. */
export const purchaseReceiptMessages = {
  'purchaseReceipt.open': 'View receipt',
  'purchaseReceipt.title': 'Receipt',
  'purchaseReceipt.loading': 'Loading the receipt…',
  'purchaseReceipt.number': 'Receipt number',
  'purchaseReceipt.date': 'Date',
  'purchaseReceipt.seller': 'From',
  'purchaseReceipt.buyer': 'To',
  'purchaseReceipt.taxId': 'Tax ID {taxId}',
  'purchaseReceipt.lines': 'What was bought',
  'purchaseReceipt.description': 'Description',
  'purchaseReceipt.credits': 'Credits',
  'purchaseReceipt.creditsOf': 'Credits: {credits}',
  'purchaseReceipt.amount': 'Amount',
  'purchaseReceipt.total': 'Total ({currency})',
  'purchaseReceipt.refunded': 'Refunded',
  'purchaseReceipt.remaining': 'After refunds',
  'purchaseReceipt.paidWith': 'Paid with',
  'purchaseReceipt.purchase': 'Purchase',
  'purchaseReceipt.provider.paypal': 'PayPal',
  'purchaseReceipt.provider.stripe': 'Card (Stripe)',
  'purchaseReceipt.provider.stripe_checkout': 'Card (Stripe Checkout)',
  'purchaseReceipt.provider.dodo': 'DodoPayments',

  'purchaseReceipt.standing.paid': 'Paid',
  'purchaseReceipt.standing.partially_refunded': 'Partly refunded',
  'purchaseReceipt.standing.refunded': 'Refunded',
  'purchaseReceipt.standing.disputed': 'Disputed',
  'purchaseReceipt.disputedHint':
    'This payment is disputed with the bank. It is not settled until that ends.',

  'purchaseReceipt.print': 'Print',
  'purchaseReceipt.copy': 'Copy',
  'purchaseReceipt.copied': 'Copied',
  'purchaseReceipt.notCopied': 'Not copied',
  'purchaseReceipt.copyNumber': 'Copy the receipt number',
  'purchaseReceipt.copyPurchase': 'Copy the purchase ID',
  'purchaseReceipt.stale': 'As of {time}. It could not be refreshed.',

  'purchaseReceipt.waitingTitle': 'The receipt is not ready yet',
  'purchaseReceipt.waitingHint':
    'It is issued as soon as the payment is settled and the credits are added. That can take a few days with a bank.',
  'purchaseReceipt.check': 'Check again',
  'purchaseReceipt.noneTitle': 'There is no receipt for this purchase',
  'purchaseReceipt.noneHint': 'The purchase was not completed, so no credits were added.',
  'purchaseReceipt.missingTitle': 'This receipt was not found',
  'purchaseReceipt.missingHint': 'It may belong to another account. Switch to that account to see it.',
  'purchaseReceipt.errorTitle': 'The receipt could not be loaded',
  'purchaseReceipt.error.internal':
    'Something went wrong on our side. Your purchase is safe; try again in a moment.',
  'purchaseReceipt.error.forbidden':
    'You do not have access to receipts. Ask whoever manages billing for your account.',
} as const
