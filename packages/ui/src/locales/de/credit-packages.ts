export const creditPackages = {
  'creditPackages.region': 'Pakete: {credits}',
  'creditPackages.regionUnknown': 'Credit-Pakete',
  'creditPackages.loading': 'Pakete werden geladen…',
  'creditPackages.bonusIncluded': 'Davon {bonus} gratis',
  'creditPackages.buy': 'Kaufen',
  'creditPackages.buyNamed': '{name} für {price} kaufen',
  'creditPackages.stale':
    'Stand: {time}. Die Aktualisierung ist fehlgeschlagen, die Preise können sich also geändert haben.',
  'creditPackages.errorTitle': 'Die Pakete konnten nicht geladen werden',
  'creditPackages.signed_out.title': 'Melden Sie sich an, um die Pakete zu sehen',
  'creditPackages.signed_out.hint': 'Ihre Sitzung ist abgelaufen, oder Sie haben sich noch nicht angemeldet.',
  'creditPackages.forbidden.title': 'Sie können die Pakete nicht sehen',
  'creditPackages.forbidden.hint':
    'Ihre Rolle lässt das nicht zu. Wenden Sie sich an die Person, die dieses Konto verwaltet.',
  'creditPackages.missing.title': 'Diese Wallet gibt es nicht',
  'creditPackages.missing.hint':
    'Möglicherweise wurde sie entfernt. Ihre anderen Wallets sind nicht betroffen.',
  'creditPackages.empty.title': 'Derzeit keine Pakete',
  'creditPackages.empty.hint': 'Für {credits} werden keine Pakete angeboten.',
  'creditPackages.empty.anyAmount': 'Wunschbetrag kaufen',
  'creditPackages.not_purchasable.title': '{credits} werden nicht verkauft',
  'creditPackages.not_purchasable.hint':
    'Sie erhalten sie auf anderen Wegen und können sie wie gewohnt ausgeben.',
  'creditPackages.unavailable.title': '{credits} können gerade nicht gekauft werden',
  'creditPackages.unavailable.hint':
    'Der Dienst, der sie verwaltet, antwortet nicht, und wir nehmen kein Geld für etwas, das wir nicht liefern können. Ihre Credits sind sicher.',
} as const
