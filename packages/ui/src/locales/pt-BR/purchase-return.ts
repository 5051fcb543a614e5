export const purchaseReturn = {
  'purchaseReturn.region': 'Sua compra',
  'purchaseReturn.finding.title': 'Procurando sua compra',
  'purchaseReturn.finding.hint': 'Um momento, por favor.',
  'purchaseReturn.nothing.title': 'Não há nenhuma compra em aberto',
  'purchaseReturn.nothing.hint':
    'Se você acabou de pagar, seus créditos já estão no saldo ou chegam assim que o pagamento for compensado.',
  'purchaseReturn.nothing.balance': 'Seu saldo',
  'purchaseReturn.nothing.unknown': 'Não é possível mostrar no momento',
  'purchaseReturn.signed_out.title': 'Entre para ver sua compra',
  'purchaseReturn.signed_out.hint': 'Depois volte a esta página. Nada foi perdido.',
  'purchaseReturn.forbidden.title': 'Você não pode ver esta compra',
  'purchaseReturn.forbidden.hint': 'Sua função não permite. Fale com quem administra esta conta.',
  'purchaseReturn.error.title': 'Não conseguimos consultar sua compra',
  'purchaseReturn.error.safe': 'Nada foi perdido: tentar novamente não gera cobrança em dobro.',
  'purchaseReturn.continue': 'Voltar ao faturamento',
  'purchaseReturn.other': 'Escolher outra coisa',
} as const
