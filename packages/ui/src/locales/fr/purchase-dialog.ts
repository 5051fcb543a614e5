export const purchaseDialog = {
  'purchaseDialog.title': 'Acheter des crédits',
  'purchaseDialog.done': 'Terminé',
} as const
