export const creditPackages = {
  'creditPackages.region': 'Packs {credits}',
  'creditPackages.regionUnknown': 'Packs de crédits',
  'creditPackages.loading': 'Chargement des packs…',
  'creditPackages.bonusIncluded': 'dont {bonus} en bonus',
  'creditPackages.buy': 'Acheter',
  'creditPackages.buyNamed': 'Acheter {name} pour {price}',
  'creditPackages.stale':
    'Dernière mise à jour à {time}. L’actualisation a échoué\u00a0: les prix ont peut-être changé.',
  'creditPackages.errorTitle': 'Les packs n’ont pas pu être chargés',
  'creditPackages.signed_out.title': 'Connectez-vous pour voir les packs',
  'creditPackages.signed_out.hint': 'Votre session a expiré ou n’a pas encore été ouverte.',
  'creditPackages.forbidden.title': 'Vous ne pouvez pas voir les packs',
  'creditPackages.forbidden.hint':
    'Votre rôle ne le permet pas. Adressez-vous à la personne qui gère ce compte.',
  'creditPackages.missing.title': 'Ce portefeuille n’existe pas',
  'creditPackages.missing.hint':
    'Il a peut-être été supprimé. Vos autres portefeuilles ne sont pas concernés.',
  'creditPackages.empty.title': 'Aucun pack pour le moment',
  'creditPackages.empty.hint': 'Aucun pack {credits} n’est proposé.',
  'creditPackages.empty.anyAmount': 'Acheter un montant libre',
  'creditPackages.not_purchasable.title': 'Les {credits} ne sont pas en vente',
  'creditPackages.not_purchasable.hint':
    'Vous les recevez par d’autres voies et pouvez les utiliser normalement.',
  'creditPackages.unavailable.title': 'Impossible d’acheter des {credits} pour le moment',
  'creditPackages.unavailable.hint':
    'Le service qui gère ces crédits ne répond pas, et nous n’encaissons rien pour ce que nous ne pouvons pas fournir. Vos crédits sont en sécurité.',
} as const
