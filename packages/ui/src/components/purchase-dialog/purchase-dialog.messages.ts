/** What the dialog of a purchase says in English. */
export const purchaseDialogMessages = {
  'purchaseDialog.title': 'Buy credits',
  'purchaseDialog.done': 'Done',
} as const
