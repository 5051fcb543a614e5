export const howCreditsWork = {
  'howCreditsWork.title': 'Cómo funcionan tus créditos',
  'howCreditsWork.titleOf': 'Cómo funcionan tus {credits}',
  'howCreditsWork.loading': 'Cargando cómo funcionan tus créditos…',
  'howCreditsWork.print': 'Imprimir',

  'howCreditsWork.worth.title': 'Cuánto valen',
  'howCreditsWork.worth.rate': '{credits} = {money}',
  'howCreditsWork.worth.bonus': 'Algunos paquetes traen además una bonificación. La ves antes de pagar.',

  'howCreditsWork.uses.title': 'Para qué sirven',
  'howCreditsWork.uses.limits': 'En cada compra puedes pagar de {min} a {max}.',
  'howCreditsWork.uses.notSold': 'No se pueden comprar aquí.',
  'howCreditsWork.uses.elsewhere':
    'Se guardan en otro servicio. Cuando no se puede acceder a él, están a salvo, pero no se pueden usar.',

  'howCreditsWork.order.title': 'En qué orden se usan',
  'howCreditsWork.order.text': 'Cuando se puede pagar con más de un tipo, se usan en este orden:',

  'howCreditsWork.expiry.title': 'Cuándo vencen',
  'howCreditsWork.expiry.none': 'Ninguno de los créditos que tienes ahora vence.',
  'howCreditsWork.expiry.empty': 'Ahora no tienes créditos que puedan vencer.',
  'howCreditsWork.expiry.some': 'Estos son los próximos créditos que te vencen:',
  'howCreditsWork.expiry.line': '{credits} el {date}',
  'howCreditsWork.expiry.first': 'Siempre se usa primero lo que antes vence.',

  'howCreditsWork.holds.title': 'Qué son los créditos reservados',
  'howCreditsWork.holds.text':
    'Algunas acciones reservan créditos mientras están en curso. Cuando una acción termina, solo se cobra lo que usó y el resto vuelve a estar disponible. Si falla, todo vuelve a estarlo.',
  'howCreditsWork.holds.now': 'Reservado ahora: {credits}',
  'howCreditsWork.holds.pending':
    'Pagado, pero el pago aún no es efectivo, así que todavía no está disponible: {credits}',

  'howCreditsWork.empty.title': 'Qué pasa cuando no queda ninguno',
  'howCreditsWork.empty.text':
    'Lo que cuesta más créditos de los que tienes no se inicia y no se cobra nada por ello. Vuelve a funcionar cuando haya suficientes.',
  'howCreditsWork.empty.owed':
    'Un saldo solo queda por debajo de cero después de un pago en disputa. Los créditos nuevos cubren primero esa deuda.',

  'howCreditsWork.refunds.title': 'Qué pasa con un reembolso',
  'howCreditsWork.refunds.text':
    'Cuando se devuelve el dinero de una compra, se retira la misma proporción de sus créditos.',

  'howCreditsWork.partial': 'Algunas de tus cifras no se pudieron cargar, así que no aparecen.',
  'howCreditsWork.errorTitle': 'No se pudo cargar esta explicación',
  'howCreditsWork.error.internal': 'Algo salió mal por nuestra parte. Vuelve a intentarlo en un momento.',
} as const
