/** What the return from a payment page says in English. */
export const purchaseReturnMessages = {
  'purchaseReturn.region': 'Your purchase',
  'purchaseReturn.finding.title': 'Looking for your purchase',
  'purchaseReturn.finding.hint': 'One moment, please.',
  'purchaseReturn.nothing.title': 'There is no open purchase',
  'purchaseReturn.nothing.hint':
    'If you have just paid, your credits are in your balance already, or follow as soon as the payment has settled.',
  'purchaseReturn.nothing.balance': 'Your balance',
  'purchaseReturn.nothing.unknown': 'Cannot be shown right now',
  'purchaseReturn.signed_out.title': 'Sign in to see your purchase',
  'purchaseReturn.signed_out.hint': 'Then come back to this page. Nothing is lost.',
  'purchaseReturn.forbidden.title': 'You cannot see this purchase',
  'purchaseReturn.forbidden.hint': 'Your role does not allow it. Ask whoever manages this account.',
  'purchaseReturn.error.title': 'We could not look up your purchase',
  'purchaseReturn.error.safe': 'Nothing is lost: trying again takes no money twice.',
  'purchaseReturn.continue': 'Back to billing',
  'purchaseReturn.other': 'Choose something else',
} as const
