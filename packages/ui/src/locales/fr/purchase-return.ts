export const purchaseReturn = {
  'purchaseReturn.region': 'Votre achat',
  'purchaseReturn.finding.title': 'Recherche de votre achat',
  'purchaseReturn.finding.hint': 'Un instant, s’il vous plaît.',
  'purchaseReturn.nothing.title': 'Aucun achat en cours',
  'purchaseReturn.nothing.hint':
    'Si vous venez de payer, vos crédits sont déjà dans votre solde ou suivront dès que le paiement sera encaissé.',
  'purchaseReturn.nothing.balance': 'Votre solde',
  'purchaseReturn.nothing.unknown': 'Ne peut pas être affiché pour le moment',
  'purchaseReturn.signed_out.title': 'Connectez-vous pour voir votre achat',
  'purchaseReturn.signed_out.hint': 'Revenez ensuite sur cette page. Rien n’est perdu.',
  'purchaseReturn.forbidden.title': 'Vous ne pouvez pas voir cet achat',
  'purchaseReturn.forbidden.hint':
    'Votre rôle ne le permet pas. Adressez-vous à la personne qui gère ce compte.',
  'purchaseReturn.error.title': 'Nous n’avons pas pu consulter votre achat',
  'purchaseReturn.error.safe':
    'Rien n’est perdu\u00a0: si vous réessayez, aucun montant n’est débité deux fois.',
  'purchaseReturn.continue': 'Retour à la facturation',
  'purchaseReturn.other': 'Choisir autre chose',
} as const
