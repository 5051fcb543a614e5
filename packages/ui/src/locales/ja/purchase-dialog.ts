export const purchaseDialog = {
  'purchaseDialog.title': 'クレジットを購入',
  'purchaseDialog.done': '完了',
} as const
