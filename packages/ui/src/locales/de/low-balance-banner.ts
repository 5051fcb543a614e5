export const lowBalanceBanner = {
  'lowBalanceBanner.low': 'Noch {credits} übrig',
  'lowBalanceBanner.lowHint': 'Ihr Guthaben wird knapp. Bei null kann davon nichts mehr bezahlt werden.',
  'lowBalanceBanner.zero': 'Keine {wallet} mehr übrig',
  'lowBalanceBanner.zeroHint': 'Von diesem Guthaben kann nichts bezahlt werden, bis neue Credits da sind.',
  'lowBalanceBanner.zeroHintBuy': 'Laden Sie auf, um wieder von diesem Guthaben zu bezahlen.',
  'lowBalanceBanner.owed': 'Sie schulden {credits}',
  'lowBalanceBanner.owedHint':
    'Durch eine angefochtene Zahlung ist Ihr Guthaben unter null gefallen. Neue Credits gleichen das zuerst aus; den Rest können Sie verwenden.',
  'lowBalanceBanner.pending.one': '{quantity} ist bezahlt und unterwegs.',
  'lowBalanceBanner.pending.other': '{quantity} sind bezahlt und unterwegs.',
  'lowBalanceBanner.asOf': 'Stand: {time}.',
  'lowBalanceBanner.add': 'Aufladen',
  'lowBalanceBanner.addTo': 'Aufladen: {wallet}',
  'lowBalanceBanner.dismissOf': 'Ausblenden: {wallet}',
  'lowBalanceBanner.announce.low': '{wallet}: Das Guthaben wird knapp.',
  'lowBalanceBanner.announce.zero': '{wallet}: Es sind keine mehr übrig.',
  'lowBalanceBanner.announce.owed': '{wallet}: Das Guthaben ist unter null.',
} as const
