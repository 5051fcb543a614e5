export const purchaseReturn = {
  'purchaseReturn.region': 'Tu compra',
  'purchaseReturn.finding.title': 'Buscando tu compra',
  'purchaseReturn.finding.hint': 'Un momento, por favor.',
  'purchaseReturn.nothing.title': 'No hay ninguna compra abierta',
  'purchaseReturn.nothing.hint':
    'Si acabas de pagar, tus créditos ya están en tu saldo o llegarán en cuanto el pago se haga efectivo.',
  'purchaseReturn.nothing.balance': 'Tu saldo',
  'purchaseReturn.nothing.unknown': 'No se puede mostrar ahora mismo',
  'purchaseReturn.signed_out.title': 'Inicia sesión para ver tu compra',
  'purchaseReturn.signed_out.hint': 'Después vuelve a esta página. No se ha perdido nada.',
  'purchaseReturn.forbidden.title': 'No puedes ver esta compra',
  'purchaseReturn.forbidden.hint': 'Tu rol no lo permite. Consulta con quien administra esta cuenta.',
  'purchaseReturn.error.title': 'No pudimos consultar tu compra',
  'purchaseReturn.error.safe': 'No se ha perdido nada: si vuelves a intentarlo, no se cobra dos veces.',
  'purchaseReturn.continue': 'Volver a facturación',
  'purchaseReturn.other': 'Elegir otra cosa',
} as const
