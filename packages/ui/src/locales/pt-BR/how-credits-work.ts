export const howCreditsWork = {
  'howCreditsWork.title': 'Como funcionam seus créditos',
  'howCreditsWork.titleOf': 'Como funcionam {credits}',
  'howCreditsWork.loading': 'Carregando como funcionam seus créditos…',
  'howCreditsWork.print': 'Imprimir',

  'howCreditsWork.worth.title': 'Quanto valem',
  'howCreditsWork.worth.rate': '{credits} = {money}',
  'howCreditsWork.worth.bonus': 'Alguns pacotes trazem também um bônus. Você o vê antes de pagar.',

  'howCreditsWork.uses.title': 'Para que servem',
  'howCreditsWork.uses.limits': 'Em cada compra, você pode pagar de {min} a {max}.',
  'howCreditsWork.uses.notSold': 'Não é possível comprar aqui.',
  'howCreditsWork.uses.elsewhere':
    'O saldo fica em outro serviço. Quando não é possível acessar esse serviço, o saldo está seguro, mas não pode ser usado.',

  'howCreditsWork.order.title': 'Em que ordem são usados',
  'howCreditsWork.order.text': 'Quando é possível pagar com mais de um tipo, eles são usados nesta ordem:',

  'howCreditsWork.expiry.title': 'Quando vencem',
  'howCreditsWork.expiry.none': 'Nenhum dos créditos que você tem agora vence.',
  'howCreditsWork.expiry.empty': 'Você não tem agora créditos que possam vencer.',
  'howCreditsWork.expiry.some': 'Estes são os seus próximos créditos a vencer:',
  'howCreditsWork.expiry.line': '{credits} em {date}',
  'howCreditsWork.expiry.first': 'O que vence antes é sempre usado primeiro.',

  'howCreditsWork.holds.title': 'O que são créditos reservados',
  'howCreditsWork.holds.text':
    'Algumas ações reservam créditos enquanto estão em andamento. Quando uma ação termina, só é cobrado o que ela usou, e o restante volta a ficar disponível. Se ela falhar, tudo volta a ficar disponível.',
  'howCreditsWork.holds.now': 'Reservado agora: {credits}',
  'howCreditsWork.holds.pending':
    'Pago, mas o pagamento ainda não foi compensado, por isso ainda não está disponível: {credits}',

  'howCreditsWork.empty.title': 'O que acontece quando não resta nenhum',
  'howCreditsWork.empty.text':
    'O que custa mais créditos do que você tem não é iniciado, e nada é cobrado por isso. Volta a funcionar quando houver créditos suficientes.',
  'howCreditsWork.empty.owed':
    'Um saldo só fica abaixo de zero depois que um pagamento é contestado. Novos créditos quitam primeiro essa dívida.',

  'howCreditsWork.refunds.title': 'O que acontece com um reembolso',
  'howCreditsWork.refunds.text':
    'Quando o dinheiro de uma compra é devolvido, a mesma proporção dos créditos dela é retirada.',

  'howCreditsWork.partial': 'Alguns dos seus números não puderam ser carregados e por isso não aparecem.',
  'howCreditsWork.errorTitle': 'Não foi possível carregar esta explicação',
  'howCreditsWork.error.internal': 'Algo deu errado do nosso lado. Tente novamente em instantes.',
} as const
