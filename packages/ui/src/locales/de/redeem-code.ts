export const redeemCode = {
  'redeemCode.title': 'Code einlösen',
  'redeemCode.description': 'Lösen Sie einen Aktionscode gegen Credits ein.',
  'redeemCode.label': 'Code',
  'redeemCode.hint': 'Groß- und Kleinschreibung spielt keine Rolle.',
  'redeemCode.fromLink': 'Dieser Code kam mit Ihrem Link. Er ist noch nicht eingelöst.',
  'redeemCode.redeem': 'Einlösen',
  'redeemCode.waitSeconds.one': '{count} Sekunde warten',
  'redeemCode.waitSeconds.other': '{count} Sekunden warten',
  'redeemCode.waitMinutes.one': '{count} Minute warten',
  'redeemCode.waitMinutes.other': '{count} Minuten warten',

  'redeemCode.refused.empty': 'Geben Sie zuerst den Code ein.',
  'redeemCode.refused.tooLong': 'Das ist zu lang für einen Code. Geben Sie nur den Code ein.',
  'redeemCode.refused.notFound':
    'Dieser Code ist nicht oder nicht mehr gültig. Prüfen Sie, ob jedes Zeichen stimmt.',
  'redeemCode.refused.alreadyRedeemed':
    'Dieser Code wurde mit Ihrem Konto bereits eingelöst. Jeder Code gilt nur einmal.',
  'redeemCode.refused.wait':
    'Das waren zu viele Versuche. Ihr Code bleibt hier stehen; versuchen Sie es nach Ablauf der Zeit erneut.',
  'redeemCode.refused.unavailable':
    'Diese Credits können gerade nicht gutgeschrieben werden. Der Code ist nicht verbraucht; versuchen Sie es gleich noch einmal.',
  'redeemCode.refused.forbidden':
    'Ihr Konto kann keine Codes einlösen. Wenden Sie sich an die Person, die die Abrechnung für Ihr Konto verwaltet.',
  'redeemCode.refused.unsupported': 'Codes können hier nicht eingelöst werden.',

  'redeemCode.doneTitle': '{credits} gutgeschrieben',
  'redeemCode.expires': 'Die Credits verfallen am {date}.',
  'redeemCode.neverExpires': 'Die Credits verfallen nicht.',
  'redeemCode.from': 'Beschreibung',
  'redeemCode.code': 'Code',
  'redeemCode.balance': 'Guthaben jetzt',
  'redeemCode.again': 'Weiteren Code einlösen',

  'redeemCode.unsureTitle': 'Wir prüfen, ob der Code eingelöst wurde',
  'redeemCode.unsureOffline':
    'Die Verbindung brach ab, bevor die Antwort kam. Ein Code wird nie zweimal eingelöst, Sie können also gefahrlos prüfen.',
  'redeemCode.unsureServer':
    'Der Server hat keine klare Antwort gegeben. Ein Code wird nie zweimal eingelöst, Sie können also gefahrlos prüfen.',
  'redeemCode.codeIs': 'Code: {code}',
  'redeemCode.check': 'Jetzt prüfen',
  'redeemCode.other': 'Anderen Code verwenden',

  'redeemCode.errorTitle': 'Codes können gerade nicht eingelöst werden',
  'redeemCode.error.internal': 'Bei uns ist etwas schiefgelaufen. Versuchen Sie es gleich noch einmal.',
} as const
