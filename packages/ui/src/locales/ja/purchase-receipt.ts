export const purchaseReceipt = {
  'purchaseReceipt.open': '領収書を表示',
  'purchaseReceipt.title': '領収書',
  'purchaseReceipt.loading': '領収書を読み込み中…',
  'purchaseReceipt.number': '領収書番号',
  'purchaseReceipt.date': '日付',
  'purchaseReceipt.seller': '発行元',
  'purchaseReceipt.buyer': '宛先',
  'purchaseReceipt.taxId': '税務登録番号：{taxId}',
  'purchaseReceipt.lines': '購入した内容',
  'purchaseReceipt.description': '内容',
  'purchaseReceipt.credits': 'クレジット',
  'purchaseReceipt.creditsOf': 'クレジット：{credits}',
  'purchaseReceipt.amount': '金額',
  'purchaseReceipt.total': '合計（{currency}）',
  'purchaseReceipt.refunded': '返金額',
  'purchaseReceipt.remaining': '返金後の金額',
  'purchaseReceipt.paidWith': '支払い方法',
  'purchaseReceipt.purchase': '購入ID',
  'purchaseReceipt.provider.paypal': 'PayPal',
  'purchaseReceipt.provider.stripe': 'カード（Stripe）',
  'purchaseReceipt.provider.stripe_checkout': 'カード（Stripe Checkout）',
  'purchaseReceipt.provider.dodo': 'DodoPayments',

  'purchaseReceipt.standing.paid': '支払い済み',
  'purchaseReceipt.standing.partially_refunded': '一部返金済み',
  'purchaseReceipt.standing.refunded': '返金済み',
  'purchaseReceipt.standing.disputed': '異議申し立て中',
  'purchaseReceipt.disputedHint':
    'この支払いについて、銀行に異議が申し立てられています。手続きが終わるまで決済は完了しません。',

  'purchaseReceipt.print': '印刷',
  'purchaseReceipt.copy': 'コピー',
  'purchaseReceipt.copied': 'コピーしました',
  'purchaseReceipt.notCopied': 'コピーできませんでした',
  'purchaseReceipt.copyNumber': '領収書番号をコピー',
  'purchaseReceipt.copyPurchase': '購入IDをコピー',
  'purchaseReceipt.stale': '{time}時点の情報です。更新できませんでした。',

  'purchaseReceipt.waitingTitle': '領収書はまだ発行されていません',
  'purchaseReceipt.waitingHint':
    '決済が完了し、クレジットが追加され次第、発行されます。銀行での支払いは数日かかることがあります。',
  'purchaseReceipt.check': '再確認',
  'purchaseReceipt.noneTitle': 'この購入の領収書はありません',
  'purchaseReceipt.noneHint': '購入が完了しなかったため、クレジットは追加されていません。',
  'purchaseReceipt.missingTitle': '領収書が見つかりませんでした',
  'purchaseReceipt.missingHint':
    '別のアカウントのものかもしれません。表示するには、そのアカウントに切り替えてください。',
  'purchaseReceipt.errorTitle': '領収書を読み込めませんでした',
  'purchaseReceipt.error.internal':
    '当サービス側で問題が発生しました。購入内容は安全です。しばらくしてからもう一度お試しください。',
  'purchaseReceipt.error.forbidden':
    '領収書へのアクセス権がありません。アカウントの請求管理者にお問い合わせください。',
} as const
