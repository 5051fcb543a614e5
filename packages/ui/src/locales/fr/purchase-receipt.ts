export const purchaseReceipt = {
  'purchaseReceipt.open': 'Voir le reçu',
  'purchaseReceipt.title': 'Reçu',
  'purchaseReceipt.loading': 'Chargement du reçu…',
  'purchaseReceipt.number': 'Numéro du reçu',
  'purchaseReceipt.date': 'Date',
  'purchaseReceipt.seller': 'Vendeur',
  'purchaseReceipt.buyer': 'Acheteur',
  'purchaseReceipt.taxId': 'Numéro fiscal {taxId}',
  'purchaseReceipt.lines': 'Détail de l’achat',
  'purchaseReceipt.description': 'Description',
  'purchaseReceipt.credits': 'Crédits',
  'purchaseReceipt.creditsOf': 'Crédits\u00a0: {credits}',
  'purchaseReceipt.amount': 'Montant',
  'purchaseReceipt.total': 'Total ({currency})',
  'purchaseReceipt.refunded': 'Remboursé',
  'purchaseReceipt.remaining': 'Après remboursements',
  'purchaseReceipt.paidWith': 'Payé avec',
  'purchaseReceipt.purchase': 'Achat',
  'purchaseReceipt.provider.paypal': 'PayPal',
  'purchaseReceipt.provider.stripe': 'Carte (Stripe)',
  'purchaseReceipt.provider.stripe_checkout': 'Carte (Stripe Checkout)',
  'purchaseReceipt.provider.dodo': 'DodoPayments',

  'purchaseReceipt.standing.paid': 'Payé',
  'purchaseReceipt.standing.partially_refunded': 'Remboursé en partie',
  'purchaseReceipt.standing.refunded': 'Remboursé',
  'purchaseReceipt.standing.disputed': 'Contesté',
  'purchaseReceipt.disputedHint':
    'Ce paiement est contesté auprès de la banque. Il n’est pas définitif tant que la contestation est en cours.',

  'purchaseReceipt.print': 'Imprimer',
  'purchaseReceipt.copy': 'Copier',
  'purchaseReceipt.copied': 'Copié',
  'purchaseReceipt.notCopied': 'Non copié',
  'purchaseReceipt.copyNumber': 'Copier le numéro du reçu',
  'purchaseReceipt.copyPurchase': 'Copier l’identifiant de l’achat',
  'purchaseReceipt.stale': 'Dernière mise à jour à {time}. L’actualisation a échoué.',

  'purchaseReceipt.waitingTitle': 'Le reçu n’est pas encore prêt',
  'purchaseReceipt.waitingHint':
    'Il est émis dès que le paiement est encaissé et que les crédits sont ajoutés. Avec une banque, cela peut prendre quelques jours.',
  'purchaseReceipt.check': 'Vérifier à nouveau',
  'purchaseReceipt.noneTitle': 'Il n’y a pas de reçu pour cet achat',
  'purchaseReceipt.noneHint': 'L’achat n’a pas été finalisé\u00a0: aucun crédit n’a donc été ajouté.',
  'purchaseReceipt.missingTitle': 'Ce reçu est introuvable',
  'purchaseReceipt.missingHint':
    'Il appartient peut-être à un autre compte. Passez à ce compte pour le voir.',
  'purchaseReceipt.errorTitle': 'Le reçu n’a pas pu être chargé',
  'purchaseReceipt.error.internal':
    'Une erreur s’est produite de notre côté. Votre achat est en sécurité\u202f; réessayez dans un instant.',
  'purchaseReceipt.error.forbidden':
    'Vous n’avez pas accès aux reçus. Adressez-vous à la personne qui gère la facturation de votre compte.',
} as const
