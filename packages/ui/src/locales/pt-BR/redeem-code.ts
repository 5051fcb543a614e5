export const redeemCode = {
  'redeemCode.title': 'Resgatar um código',
  'redeemCode.description': 'Transforme um código promocional em créditos.',
  'redeemCode.label': 'Código',
  'redeemCode.hint': 'Tanto faz usar letras maiúsculas ou minúsculas.',
  'redeemCode.fromLink': 'Este código veio com o seu link. Ele ainda não foi resgatado.',
  'redeemCode.redeem': 'Resgatar',
  'redeemCode.waitSeconds.one': 'Aguarde {count} segundo',
  'redeemCode.waitSeconds.many': 'Aguarde {count} de segundos',
  'redeemCode.waitSeconds.other': 'Aguarde {count} segundos',
  'redeemCode.waitMinutes.one': 'Aguarde {count} minuto',
  'redeemCode.waitMinutes.many': 'Aguarde {count} de minutos',
  'redeemCode.waitMinutes.other': 'Aguarde {count} minutos',

  'redeemCode.refused.empty': 'Informe o código primeiro.',
  'redeemCode.refused.tooLong': 'Isto é longo demais para um código. Informe apenas o código.',
  'redeemCode.refused.notFound':
    'Este código não é válido ou deixou de ser. Verifique se todos os caracteres estão corretos.',
  'redeemCode.refused.alreadyRedeemed':
    'Este código já foi resgatado com a sua conta. Cada código funciona uma única vez.',
  'redeemCode.refused.wait':
    'Houve tentativas demais. Seu código continua aqui; tente novamente quando o tempo acabar.',
  'redeemCode.refused.unavailable':
    'Estes créditos não podem ser adicionados no momento. O código não foi gasto; tente novamente em instantes.',
  'redeemCode.refused.forbidden':
    'Sua conta não pode resgatar códigos. Fale com quem administra o faturamento da sua conta.',
  'redeemCode.refused.unsupported': 'Não é possível resgatar códigos aqui.',

  'redeemCode.doneTitle': 'Você recebeu {credits}',
  'redeemCode.expires': 'Vencimento em {date}.',
  'redeemCode.neverExpires': 'Sem vencimento.',
  'redeemCode.from': 'Referente a',
  'redeemCode.code': 'Código',
  'redeemCode.balance': 'Saldo atual',
  'redeemCode.again': 'Resgatar outro código',

  'redeemCode.unsureTitle': 'Estamos verificando se o código foi resgatado',
  'redeemCode.unsureOffline':
    'A conexão caiu antes de a resposta chegar. Um código nunca é resgatado duas vezes, então verificar é seguro.',
  'redeemCode.unsureServer':
    'O servidor não deu uma resposta clara. Um código nunca é resgatado duas vezes, então verificar é seguro.',
  'redeemCode.codeIs': 'Código: {code}',
  'redeemCode.check': 'Verificar agora',
  'redeemCode.other': 'Usar outro código',

  'redeemCode.errorTitle': 'Não é possível resgatar códigos no momento',
  'redeemCode.error.internal': 'Algo deu errado do nosso lado. Tente novamente em instantes.',
} as const
