export const purchaseDialog = {
  'purchaseDialog.title': 'Comprar créditos',
  'purchaseDialog.done': 'Concluir',
} as const
