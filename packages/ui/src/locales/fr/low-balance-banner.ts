export const lowBalanceBanner = {
  'lowBalanceBanner.low': 'Il vous reste {credits}',
  'lowBalanceBanner.lowHint': 'Solde bas. À zéro, plus rien ne peut être payé avec ce solde.',
  'lowBalanceBanner.zero': 'Solde épuisé\u00a0: {wallet}',
  'lowBalanceBanner.zeroHint':
    'Rien ne peut être payé avec ce solde tant qu’il n’y a pas de nouveaux crédits.',
  'lowBalanceBanner.zeroHintBuy': 'Ajoutez des crédits pour payer à nouveau avec ce solde.',
  'lowBalanceBanner.owed': 'Vous devez {credits}',
  'lowBalanceBanner.owedHint':
    'Un paiement contesté a fait passer votre solde sous zéro. Les nouveaux crédits comblent d’abord ce solde négatif\u202f; le reste est à votre disposition.',
  'lowBalanceBanner.pending.one': 'Payé, en cours d’ajout\u00a0: {quantity}.',
  'lowBalanceBanner.pending.many': 'Payé, en cours d’ajout\u00a0: {quantity}.',
  'lowBalanceBanner.pending.other': 'Payé, en cours d’ajout\u00a0: {quantity}.',
  'lowBalanceBanner.asOf': 'Mis à jour à {time}.',
  'lowBalanceBanner.add': 'Ajouter des crédits',
  'lowBalanceBanner.addTo': 'Ajouter des crédits\u00a0: {wallet}',
  'lowBalanceBanner.dismissOf': 'Masquer\u00a0: {wallet}',
  'lowBalanceBanner.announce.low': '{wallet}\u00a0: le solde est bas.',
  'lowBalanceBanner.announce.zero': '{wallet}\u00a0: le solde est épuisé.',
  'lowBalanceBanner.announce.owed': '{wallet}\u00a0: le solde est négatif.',
} as const
