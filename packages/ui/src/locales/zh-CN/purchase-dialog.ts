export const purchaseDialog = {
  'purchaseDialog.title': '购买积分',
  'purchaseDialog.done': '完成',
} as const
