/** What the billing page says in English. */
export const billingPageMessages = {
  'billingPage.title': 'Billing',
  'billingPage.description': 'What you have, what you buy, and where it goes.',
  'billingPage.tabs': 'Parts of your billing',
  'billingPage.tab.plans': 'Plans',
  'billingPage.tab.usage': 'Usage',
  'billingPage.tab.transactions': 'Transactions',
  'billingPage.buy': 'Buy {credits}',
  'billingPage.loading': 'Loading your billing…',
  'billingPage.emptyTitle': 'There is nothing to show yet',
  'billingPage.emptyHint': 'This account has no wallet of credits.',
  'billingPage.errorTitle': 'Your billing could not be loaded',
  'billingPage.error.internal':
    'Something went wrong on our side. Your credits are safe; try again in a moment.',
  'billingPage.signed_out.title': 'Sign in to see your billing',
  'billingPage.signed_out.hint': 'Your session has ended, or you have not signed in yet.',
  'billingPage.forbidden.title': 'You cannot see this billing',
  'billingPage.forbidden.hint': 'Your role does not allow it. Ask whoever manages this account.',
} as const
