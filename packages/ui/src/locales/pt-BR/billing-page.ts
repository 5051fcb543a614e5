export const billingPage = {
  'billingPage.title': 'Faturamento',
  'billingPage.description': 'O que você tem, o que você compra e em que é usado.',
  'billingPage.tabs': 'Seções do seu faturamento',
  'billingPage.tab.plans': 'Planos',
  'billingPage.tab.usage': 'Uso',
  'billingPage.tab.transactions': 'Transações',
  'billingPage.buy': 'Comprar {credits}',
  'billingPage.loading': 'Carregando seu faturamento…',
  'billingPage.emptyTitle': 'Ainda não há nada para mostrar',
  'billingPage.emptyHint': 'Esta conta não tem nenhuma carteira de créditos.',
  'billingPage.errorTitle': 'Não foi possível carregar seu faturamento',
  'billingPage.error.internal':
    'Algo deu errado do nosso lado. Seus créditos estão seguros; tente novamente em instantes.',
  'billingPage.signed_out.title': 'Entre para ver seu faturamento',
  'billingPage.signed_out.hint': 'Sua sessão terminou ou você ainda não entrou.',
  'billingPage.forbidden.title': 'Você não pode ver este faturamento',
  'billingPage.forbidden.hint': 'Sua função não permite. Fale com quem administra esta conta.',
} as const
