export const redeemCode = {
  'redeemCode.title': 'Utiliser un code',
  'redeemCode.description': 'Échangez un code promotionnel contre des crédits.',
  'redeemCode.label': 'Code',
  'redeemCode.hint': 'Majuscules et minuscules sont équivalentes.',
  'redeemCode.fromLink': 'Ce code provient de votre lien. Il n’est pas encore utilisé.',
  'redeemCode.redeem': 'Utiliser',
  'redeemCode.waitSeconds.one': 'Patientez {count} seconde',
  'redeemCode.waitSeconds.many': 'Patientez {count} de secondes',
  'redeemCode.waitSeconds.other': 'Patientez {count} secondes',
  'redeemCode.waitMinutes.one': 'Patientez {count} minute',
  'redeemCode.waitMinutes.many': 'Patientez {count} de minutes',
  'redeemCode.waitMinutes.other': 'Patientez {count} minutes',

  'redeemCode.refused.empty': 'Saisissez d’abord le code.',
  'redeemCode.refused.tooLong': 'C’est trop long pour un code. Saisissez uniquement le code.',
  'redeemCode.refused.notFound':
    'Ce code n’est pas valide ou ne l’est plus. Vérifiez que chaque caractère est correct.',
  'redeemCode.refused.alreadyRedeemed':
    'Ce code a déjà été utilisé avec votre compte. Chaque code ne fonctionne qu’une fois.',
  'redeemCode.refused.wait':
    'Il y a eu trop de tentatives. Votre code reste ici\u202f; réessayez une fois le délai écoulé.',
  'redeemCode.refused.unavailable':
    'Ces crédits ne peuvent pas être ajoutés pour le moment. Le code n’a pas été utilisé\u202f; réessayez dans un instant.',
  'redeemCode.refused.forbidden':
    'Votre compte ne peut pas utiliser de codes. Adressez-vous à la personne qui gère la facturation de votre compte.',
  'redeemCode.refused.unsupported': 'Les codes ne peuvent pas être utilisés ici.',

  'redeemCode.doneTitle': 'Vous avez reçu {credits}',
  'redeemCode.expires': 'Expiration le {date}.',
  'redeemCode.neverExpires': 'Sans date d’expiration.',
  'redeemCode.from': 'Objet',
  'redeemCode.code': 'Code',
  'redeemCode.balance': 'Solde actuel',
  'redeemCode.again': 'Utiliser un autre code',

  'redeemCode.unsureTitle': 'Nous vérifions si le code a été utilisé',
  'redeemCode.unsureOffline':
    'La connexion a été coupée avant la réponse. Un code n’est jamais utilisé deux fois\u00a0: vous pouvez vérifier sans risque.',
  'redeemCode.unsureServer':
    'Le serveur n’a pas donné de réponse claire. Un code n’est jamais utilisé deux fois\u00a0: vous pouvez vérifier sans risque.',
  'redeemCode.codeIs': 'Code\u00a0: {code}',
  'redeemCode.check': 'Vérifier maintenant',
  'redeemCode.other': 'Utiliser un autre code',

  'redeemCode.errorTitle': 'Les codes ne peuvent pas être utilisés pour le moment',
  'redeemCode.error.internal': 'Une erreur s’est produite de notre côté. Réessayez dans un instant.',
} as const
