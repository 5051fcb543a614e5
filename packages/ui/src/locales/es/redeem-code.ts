export const redeemCode = {
  'redeemCode.title': 'Canjear un código',
  'redeemCode.description': 'Convierte un código promocional en créditos.',
  'redeemCode.label': 'Código',
  'redeemCode.hint': 'Da igual usar mayúsculas o minúsculas.',
  'redeemCode.fromLink': 'Este código venía con tu enlace. Todavía no se canjeó.',
  'redeemCode.redeem': 'Canjear',
  'redeemCode.waitSeconds.one': 'Espera {count} segundo',
  'redeemCode.waitSeconds.many': 'Espera {count} de segundos',
  'redeemCode.waitSeconds.other': 'Espera {count} segundos',
  'redeemCode.waitMinutes.one': 'Espera {count} minuto',
  'redeemCode.waitMinutes.many': 'Espera {count} de minutos',
  'redeemCode.waitMinutes.other': 'Espera {count} minutos',

  'redeemCode.refused.empty': 'Escribe primero el código.',
  'redeemCode.refused.tooLong': 'Es demasiado largo para un código. Escribe solo el código.',
  'redeemCode.refused.notFound':
    'Este código no es válido o ya dejó de serlo. Comprueba que todos los caracteres sean correctos.',
  'redeemCode.refused.alreadyRedeemed':
    'Este código ya se canjeó con tu cuenta. Cada código funciona una sola vez.',
  'redeemCode.refused.wait':
    'Hubo demasiados intentos. Tu código sigue aquí; vuelve a intentarlo cuando termine la espera.',
  'redeemCode.refused.unavailable':
    'Estos créditos no se pueden añadir ahora mismo. El código no se gastó; vuelve a intentarlo en un momento.',
  'redeemCode.refused.forbidden':
    'Tu cuenta no puede canjear códigos. Consulta con quien administra la facturación de tu cuenta.',
  'redeemCode.refused.unsupported': 'Aquí no se pueden canjear códigos.',

  'redeemCode.doneTitle': 'Añadido a tu saldo: {credits}',
  'redeemCode.expires': 'Vence el {date}.',
  'redeemCode.neverExpires': 'No vence.',
  'redeemCode.from': 'Concepto',
  'redeemCode.code': 'Código',
  'redeemCode.balance': 'Saldo actual',
  'redeemCode.again': 'Canjear otro código',

  'redeemCode.unsureTitle': 'Estamos comprobando si el código se canjeó',
  'redeemCode.unsureOffline':
    'La conexión se cortó antes de recibir la respuesta. Un código nunca se canjea dos veces, así que puedes comprobarlo sin riesgo.',
  'redeemCode.unsureServer':
    'El servidor no dio una respuesta clara. Un código nunca se canjea dos veces, así que puedes comprobarlo sin riesgo.',
  'redeemCode.codeIs': 'Código: {code}',
  'redeemCode.check': 'Comprobar ahora',
  'redeemCode.other': 'Usar otro código',

  'redeemCode.errorTitle': 'No se pueden canjear códigos ahora mismo',
  'redeemCode.error.internal': 'Algo salió mal por nuestra parte. Vuelve a intentarlo en un momento.',
} as const
