export const howCreditsWork = {
  'howCreditsWork.title': 'Comment fonctionnent vos crédits',
  'howCreditsWork.titleOf': 'Comment fonctionnent les {credits}',
  'howCreditsWork.loading': 'Chargement des explications sur vos crédits…',
  'howCreditsWork.print': 'Imprimer',

  'howCreditsWork.worth.title': 'Leur valeur',
  'howCreditsWork.worth.rate': '{credits} = {money}',
  'howCreditsWork.worth.bonus': 'Certains packs comprennent un bonus en plus. Vous le voyez avant de payer.',

  'howCreditsWork.uses.title': 'À quoi ils servent',
  'howCreditsWork.uses.limits': 'Vous pouvez en acheter pour un montant de {min} à {max} à la fois.',
  'howCreditsWork.uses.notSold': 'Il n’est pas possible d’en acheter ici.',
  'howCreditsWork.uses.elsewhere':
    'Un autre service gère ces crédits. Quand il est injoignable, ils sont en sécurité, mais ne peuvent pas être utilisés.',

  'howCreditsWork.order.title': 'Leur ordre d’utilisation',
  'howCreditsWork.order.text':
    'Quand plusieurs types de crédits peuvent servir à payer, ils sont utilisés dans cet ordre\u00a0:',

  'howCreditsWork.expiry.title': 'Leur expiration',
  'howCreditsWork.expiry.none': 'Aucun de vos crédits actuels n’expire.',
  'howCreditsWork.expiry.empty': 'Vous n’avez actuellement aucun crédit susceptible d’expirer.',
  'howCreditsWork.expiry.some': 'Voici vos prochains crédits à expirer\u00a0:',
  'howCreditsWork.expiry.line': '{credits} le {date}',
  'howCreditsWork.expiry.first': 'Ce qui expire le plus tôt est toujours utilisé en premier.',

  'howCreditsWork.holds.title': 'Les crédits réservés',
  'howCreditsWork.holds.text':
    'Certaines actions réservent des crédits pendant leur exécution. Quand une action se termine, seul ce qu’elle a utilisé est débité, et le reste redevient disponible. Si elle échoue, tout redevient disponible.',
  'howCreditsWork.holds.now': 'Réservé actuellement\u00a0: {credits}',
  'howCreditsWork.holds.pending':
    'Payé mais pas encore encaissé, donc pas encore disponible\u00a0: {credits}',

  'howCreditsWork.empty.title': 'Quand il n’en reste plus',
  'howCreditsWork.empty.text':
    'Une action qui coûte plus de crédits que vous n’en avez ne démarre pas, et rien n’est débité pour elle. Elle est de nouveau possible dès qu’il y en a assez.',
  'howCreditsWork.empty.owed':
    'Un solde ne passe sous zéro qu’après la contestation d’un paiement. Les nouveaux crédits comblent d’abord ce solde négatif.',

  'howCreditsWork.refunds.title': 'En cas de remboursement',
  'howCreditsWork.refunds.text':
    'Quand l’argent d’un achat est remboursé, la même part de ses crédits est reprise.',

  'howCreditsWork.partial': 'Certains de vos chiffres n’ont pas pu être chargés et ne figurent donc pas ici.',
  'howCreditsWork.errorTitle': 'Ces explications n’ont pas pu être chargées',
  'howCreditsWork.error.internal': 'Une erreur s’est produite de notre côté. Réessayez dans un instant.',
} as const
