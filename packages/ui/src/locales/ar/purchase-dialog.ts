export const purchaseDialog = {
  'purchaseDialog.title': 'شراء رصيد',
  'purchaseDialog.done': 'تم',
} as const
