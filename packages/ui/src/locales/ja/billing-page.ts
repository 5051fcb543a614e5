export const billingPage = {
  'billingPage.title': '請求',
  'billingPage.description': '残高、購入、使用状況をまとめて確認できます。',
  'billingPage.tabs': '請求のセクション',
  'billingPage.tab.plans': 'プラン',
  'billingPage.tab.usage': '使用量',
  'billingPage.tab.transactions': '取引',
  'billingPage.buy': '{credits}を購入',
  'billingPage.loading': '請求情報を読み込み中…',
  'billingPage.emptyTitle': '表示できる情報はまだありません',
  'billingPage.emptyHint': 'このアカウントにはクレジットのウォレットがありません。',
  'billingPage.errorTitle': '請求情報を読み込めませんでした',
  'billingPage.error.internal':
    '当サービス側で問題が発生しました。クレジットは安全です。しばらくしてからもう一度お試しください。',
  'billingPage.signed_out.title': 'ログインして請求情報を確認',
  'billingPage.signed_out.hint': 'セッションが終了したか、まだログインしていません。',
  'billingPage.forbidden.title': 'この請求情報は表示できません',
  'billingPage.forbidden.hint':
    'お客様の権限では表示できません。このアカウントの管理者にお問い合わせください。',
} as const
