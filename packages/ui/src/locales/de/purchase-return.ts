export const purchaseReturn = {
  'purchaseReturn.region': 'Ihr Kauf',
  'purchaseReturn.finding.title': 'Ihr Kauf wird gesucht',
  'purchaseReturn.finding.hint': 'Einen Moment bitte.',
  'purchaseReturn.nothing.title': 'Es gibt keinen offenen Kauf',
  'purchaseReturn.nothing.hint':
    'Falls Sie gerade bezahlt haben, sind Ihre Credits bereits in Ihrem Guthaben oder folgen, sobald die Zahlung eingegangen ist.',
  'purchaseReturn.nothing.balance': 'Ihr Guthaben',
  'purchaseReturn.nothing.unknown': 'Kann gerade nicht angezeigt werden',
  'purchaseReturn.signed_out.title': 'Melden Sie sich an, um Ihren Kauf zu sehen',
  'purchaseReturn.signed_out.hint':
    'Kommen Sie dann auf diese Seite zurück. Es ist nichts verloren gegangen.',
  'purchaseReturn.forbidden.title': 'Sie können diesen Kauf nicht sehen',
  'purchaseReturn.forbidden.hint':
    'Ihre Rolle lässt das nicht zu. Wenden Sie sich an die Person, die dieses Konto verwaltet.',
  'purchaseReturn.error.title': 'Wir konnten Ihren Kauf nicht abrufen',
  'purchaseReturn.error.safe':
    'Es ist nichts verloren gegangen: Auch bei einem neuen Versuch wird nicht doppelt abgebucht.',
  'purchaseReturn.continue': 'Zur Abrechnung',
  'purchaseReturn.other': 'Etwas anderes wählen',
} as const
