export const purchaseDialog = {
  'purchaseDialog.title': 'Comprar créditos',
  'purchaseDialog.done': 'Listo',
} as const
