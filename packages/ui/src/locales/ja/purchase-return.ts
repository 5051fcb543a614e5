export const purchaseReturn = {
  'purchaseReturn.region': '購入内容',
  'purchaseReturn.finding.title': '購入を確認しています',
  'purchaseReturn.finding.hint': '少々お待ちください。',
  'purchaseReturn.nothing.title': '進行中の購入はありません',
  'purchaseReturn.nothing.hint':
    'お支払いの直後であれば、クレジットはすでに残高に入っているか、決済が完了し次第追加されます。',
  'purchaseReturn.nothing.balance': '残高',
  'purchaseReturn.nothing.unknown': '現在表示できません',
  'purchaseReturn.signed_out.title': 'ログインして購入内容を確認',
  'purchaseReturn.signed_out.hint': 'ログイン後、このページにお戻りください。失われたものはありません。',
  'purchaseReturn.forbidden.title': 'この購入内容は表示できません',
  'purchaseReturn.forbidden.hint':
    'お客様の権限では表示できません。このアカウントの管理者にお問い合わせください。',
  'purchaseReturn.error.title': '購入を確認できませんでした',
  'purchaseReturn.error.safe':
    '失われたものはありません。もう一度試しても、代金が二重に引き落とされることはありません。',
  'purchaseReturn.continue': '請求に戻る',
  'purchaseReturn.other': '別のものを選ぶ',
} as const
