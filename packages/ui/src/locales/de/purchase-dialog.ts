export const purchaseDialog = {
  'purchaseDialog.title': 'Credits kaufen',
  'purchaseDialog.done': 'Fertig',
} as const
