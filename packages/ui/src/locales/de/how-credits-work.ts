export const howCreditsWork = {
  'howCreditsWork.title': 'So funktionieren Ihre Credits',
  'howCreditsWork.titleOf': 'So funktionieren {credits}',
  'howCreditsWork.loading': 'Erklärung Ihrer Credits wird geladen…',
  'howCreditsWork.print': 'Drucken',

  'howCreditsWork.worth.title': 'Was sie wert sind',
  'howCreditsWork.worth.rate': '{credits} = {money}',
  'howCreditsWork.worth.bonus':
    'Bei manchen Paketen kommt ein Bonus hinzu. Sie sehen ihn, bevor Sie bezahlen.',

  'howCreditsWork.uses.title': 'Wofür sie da sind',
  'howCreditsWork.uses.limits': 'Pro Kauf sind {min} bis {max} möglich.',
  'howCreditsWork.uses.notSold': 'Ein Kauf ist hier nicht möglich.',
  'howCreditsWork.uses.elsewhere':
    'Ein anderer Dienst verwaltet sie. Ist er nicht erreichbar, sind sie sicher, aber nicht verwendbar.',

  'howCreditsWork.order.title': 'In welcher Reihenfolge sie verbraucht werden',
  'howCreditsWork.order.text': 'Wo mehr als eine Art zum Bezahlen infrage kommt, gilt diese Reihenfolge:',

  'howCreditsWork.expiry.title': 'Wann sie verfallen',
  'howCreditsWork.expiry.none': 'Von Ihren jetzigen Credits verfallen keine.',
  'howCreditsWork.expiry.empty': 'Sie haben jetzt keine Credits, die verfallen könnten.',
  'howCreditsWork.expiry.some': 'Von Ihren Credits verfallen als Nächstes:',
  'howCreditsWork.expiry.line': '{credits} am {date}',
  'howCreditsWork.expiry.first': 'Was am frühesten verfällt, wird immer zuerst verbraucht.',

  'howCreditsWork.holds.title': 'Was reservierte Credits sind',
  'howCreditsWork.holds.text':
    'Manche Aktionen reservieren Credits, während sie laufen. Endet eine Aktion, wird nur abgebucht, was sie verbraucht hat; der Rest ist wieder verfügbar. Schlägt sie fehl, sind alle wieder verfügbar.',
  'howCreditsWork.holds.now': 'Jetzt reserviert: {credits}',
  'howCreditsWork.holds.pending':
    'Bezahlt, aber noch nicht abgewickelt und daher noch nicht verfügbar: {credits}',

  'howCreditsWork.empty.title': 'Was passiert, wenn keine mehr übrig sind',
  'howCreditsWork.empty.text':
    'Was mehr Credits kostet, als Sie haben, startet nicht, und es wird nichts dafür abgebucht. Sobald genug da sind, funktioniert es wieder.',
  'howCreditsWork.empty.owed':
    'Unter null ist ein Guthaben nur, nachdem eine Zahlung angefochten wurde. Neue Credits gleichen das zuerst aus.',

  'howCreditsWork.refunds.title': 'Was bei einer Erstattung passiert',
  'howCreditsWork.refunds.text':
    'Wird das Geld für einen Kauf erstattet, wird der gleiche Anteil seiner Credits zurückgenommen.',

  'howCreditsWork.partial': 'Einige Ihrer eigenen Zahlen konnten nicht geladen werden und fehlen daher hier.',
  'howCreditsWork.errorTitle': 'Diese Erklärung konnte nicht geladen werden',
  'howCreditsWork.error.internal': 'Bei uns ist etwas schiefgelaufen. Versuchen Sie es gleich noch einmal.',
} as const
