export const purchaseReceipt = {
  'purchaseReceipt.open': 'Beleg anzeigen',
  'purchaseReceipt.title': 'Beleg',
  'purchaseReceipt.loading': 'Beleg wird geladen…',
  'purchaseReceipt.number': 'Belegnummer',
  'purchaseReceipt.date': 'Datum',
  'purchaseReceipt.seller': 'Von',
  'purchaseReceipt.buyer': 'An',
  'purchaseReceipt.taxId': 'Steuer-ID {taxId}',
  'purchaseReceipt.lines': 'Gekaufte Positionen',
  'purchaseReceipt.description': 'Beschreibung',
  'purchaseReceipt.credits': 'Credits',
  'purchaseReceipt.creditsOf': 'Credits: {credits}',
  'purchaseReceipt.amount': 'Betrag',
  'purchaseReceipt.total': 'Summe ({currency})',
  'purchaseReceipt.refunded': 'Erstattet',
  'purchaseReceipt.remaining': 'Nach Erstattung',
  'purchaseReceipt.paidWith': 'Bezahlt mit',
  'purchaseReceipt.purchase': 'Kauf',
  'purchaseReceipt.provider.paypal': 'PayPal',
  'purchaseReceipt.provider.stripe': 'Karte (Stripe)',
  'purchaseReceipt.provider.stripe_checkout': 'Karte (Stripe Checkout)',
  'purchaseReceipt.provider.dodo': 'DodoPayments',

  'purchaseReceipt.standing.paid': 'Bezahlt',
  'purchaseReceipt.standing.partially_refunded': 'Teilweise erstattet',
  'purchaseReceipt.standing.refunded': 'Erstattet',
  'purchaseReceipt.standing.disputed': 'Angefochten',
  'purchaseReceipt.disputedHint':
    'Diese Zahlung wurde bei der Bank angefochten. Bis das geklärt ist, ist sie nicht abgeschlossen.',

  'purchaseReceipt.print': 'Drucken',
  'purchaseReceipt.copy': 'Kopieren',
  'purchaseReceipt.copied': 'Kopiert',
  'purchaseReceipt.notCopied': 'Nicht kopiert',
  'purchaseReceipt.copyNumber': 'Belegnummer kopieren',
  'purchaseReceipt.copyPurchase': 'Kauf-ID kopieren',
  'purchaseReceipt.stale': 'Stand: {time}. Aktualisierung fehlgeschlagen.',

  'purchaseReceipt.waitingTitle': 'Der Beleg ist noch nicht fertig',
  'purchaseReceipt.waitingHint':
    'Er wird ausgestellt, sobald die Zahlung eingegangen ist und die Credits gutgeschrieben sind. Bei einer Bank kann das einige Tage dauern.',
  'purchaseReceipt.check': 'Erneut prüfen',
  'purchaseReceipt.noneTitle': 'Zu diesem Kauf gibt es keinen Beleg',
  'purchaseReceipt.noneHint':
    'Der Kauf wurde nicht abgeschlossen, daher wurden keine Credits gutgeschrieben.',
  'purchaseReceipt.missingTitle': 'Dieser Beleg wurde nicht gefunden',
  'purchaseReceipt.missingHint':
    'Möglicherweise gehört er zu einem anderen Konto. Wechseln Sie zu diesem Konto, um ihn zu sehen.',
  'purchaseReceipt.errorTitle': 'Der Beleg konnte nicht geladen werden',
  'purchaseReceipt.error.internal':
    'Bei uns ist etwas schiefgelaufen. Ihr Kauf ist sicher; versuchen Sie es gleich noch einmal.',
  'purchaseReceipt.error.forbidden':
    'Sie haben keinen Zugriff auf Belege. Wenden Sie sich an die Person, die die Abrechnung für Ihr Konto verwaltet.',
} as const
