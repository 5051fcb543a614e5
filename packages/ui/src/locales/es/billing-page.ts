export const billingPage = {
  'billingPage.title': 'Facturación',
  'billingPage.description': 'Lo que tienes, lo que compras y en qué se usa.',
  'billingPage.tabs': 'Secciones de tu facturación',
  'billingPage.tab.plans': 'Planes',
  'billingPage.tab.usage': 'Consumo',
  'billingPage.tab.transactions': 'Transacciones',
  'billingPage.buy': 'Comprar {credits}',
  'billingPage.loading': 'Cargando tu facturación…',
  'billingPage.emptyTitle': 'Todavía no hay nada que mostrar',
  'billingPage.emptyHint': 'Esta cuenta no tiene ninguna billetera de créditos.',
  'billingPage.errorTitle': 'No se pudo cargar tu facturación',
  'billingPage.error.internal':
    'Algo salió mal por nuestra parte. Tus créditos están a salvo; vuelve a intentarlo en un momento.',
  'billingPage.signed_out.title': 'Inicia sesión para ver tu facturación',
  'billingPage.signed_out.hint': 'Tu sesión terminó o todavía no la iniciaste.',
  'billingPage.forbidden.title': 'No puedes ver esta facturación',
  'billingPage.forbidden.hint': 'Tu rol no lo permite. Consulta con quien administra esta cuenta.',
} as const
