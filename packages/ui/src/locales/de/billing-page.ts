export const billingPage = {
  'billingPage.title': 'Abrechnung',
  'billingPage.description': 'Was Sie haben, was Sie kaufen und wofür Sie es ausgeben.',
  'billingPage.tabs': 'Bereiche Ihrer Abrechnung',
  'billingPage.tab.plans': 'Tarife',
  'billingPage.tab.usage': 'Nutzung',
  'billingPage.tab.transactions': 'Transaktionen',
  'billingPage.buy': '{credits} kaufen',
  'billingPage.loading': 'Ihre Abrechnung wird geladen…',
  'billingPage.emptyTitle': 'Hier gibt es noch nichts zu sehen',
  'billingPage.emptyHint': 'Zu diesem Konto gehört keine Wallet mit Credits.',
  'billingPage.errorTitle': 'Ihre Abrechnung konnte nicht geladen werden',
  'billingPage.error.internal':
    'Bei uns ist etwas schiefgelaufen. Ihre Credits sind sicher; versuchen Sie es gleich noch einmal.',
  'billingPage.signed_out.title': 'Melden Sie sich an, um Ihre Abrechnung zu sehen',
  'billingPage.signed_out.hint': 'Ihre Sitzung ist abgelaufen, oder Sie haben sich noch nicht angemeldet.',
  'billingPage.forbidden.title': 'Sie können diese Abrechnung nicht sehen',
  'billingPage.forbidden.hint':
    'Ihre Rolle lässt das nicht zu. Wenden Sie sich an die Person, die dieses Konto verwaltet.',
} as const
