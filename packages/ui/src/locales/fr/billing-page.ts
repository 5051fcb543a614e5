export const billingPage = {
  'billingPage.title': 'Facturation',
  'billingPage.description': 'Ce que vous avez, ce que vous achetez et comment vous l’utilisez.',
  'billingPage.tabs': 'Rubriques de votre facturation',
  'billingPage.tab.plans': 'Forfaits',
  'billingPage.tab.usage': 'Consommation',
  'billingPage.tab.transactions': 'Transactions',
  'billingPage.buy': 'Acheter des {credits}',
  'billingPage.loading': 'Chargement de votre facturation…',
  'billingPage.emptyTitle': 'Il n’y a encore rien à afficher',
  'billingPage.emptyHint': 'Ce compte n’a pas de portefeuille de crédits.',
  'billingPage.errorTitle': 'Votre facturation n’a pas pu être chargée',
  'billingPage.error.internal':
    'Une erreur s’est produite de notre côté. Vos crédits sont en sécurité\u202f; réessayez dans un instant.',
  'billingPage.signed_out.title': 'Connectez-vous pour voir votre facturation',
  'billingPage.signed_out.hint': 'Votre session a expiré ou n’a pas encore été ouverte.',
  'billingPage.forbidden.title': 'Vous ne pouvez pas voir cette facturation',
  'billingPage.forbidden.hint':
    'Votre rôle ne le permet pas. Adressez-vous à la personne qui gère ce compte.',
} as const
