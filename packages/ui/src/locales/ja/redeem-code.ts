export const redeemCode = {
  'redeemCode.title': 'コードの引き換え',
  'redeemCode.description': 'プロモーションコードをクレジットに引き換えます。',
  'redeemCode.label': 'コード',
  'redeemCode.hint': '大文字と小文字は区別されません。',
  'redeemCode.fromLink': 'リンクに含まれていたコードです。まだ引き換えられていません。',
  'redeemCode.redeem': '引き換える',
  'redeemCode.waitSeconds.other': 'あと{count}秒お待ちください',
  'redeemCode.waitMinutes.other': 'あと{count}分お待ちください',

  'redeemCode.refused.empty': '先にコードを入力してください。',
  'redeemCode.refused.tooLong': 'コードとしては長すぎます。コードだけを入力してください。',
  'redeemCode.refused.notFound':
    'このコードは無効か、すでに使えなくなっています。すべての文字が正しいか確認してください。',
  'redeemCode.refused.alreadyRedeemed':
    'このコードは、お客様のアカウントですでに引き換え済みです。各コードは一度だけ使えます。',
  'redeemCode.refused.wait':
    '試行回数が多すぎます。コードはこのまま残ります。時間が過ぎたら、もう一度お試しください。',
  'redeemCode.refused.unavailable':
    '現在このクレジットを追加できません。コードは使用済みになっていません。しばらくしてからもう一度お試しください。',
  'redeemCode.refused.forbidden':
    'お客様のアカウントではコードを引き換えられません。アカウントの請求管理者にお問い合わせください。',
  'redeemCode.refused.unsupported': 'ここではコードを引き換えられません。',

  'redeemCode.doneTitle': '{credits}を追加しました',
  'redeemCode.expires': '有効期限は{date}です。',
  'redeemCode.neverExpires': '有効期限はありません。',
  'redeemCode.from': '内容',
  'redeemCode.code': 'コード',
  'redeemCode.balance': '現在の残高',
  'redeemCode.again': '別のコードを引き換える',

  'redeemCode.unsureTitle': 'コードが引き換えられたかどうか確認しています',
  'redeemCode.unsureOffline':
    '応答を受け取る前に接続が切れました。コードが二重に引き換えられることはないため、確認しても問題ありません。',
  'redeemCode.unsureServer':
    'サーバーから明確な応答がありませんでした。コードが二重に引き換えられることはないため、確認しても問題ありません。',
  'redeemCode.codeIs': 'コード：{code}',
  'redeemCode.check': '今すぐ確認',
  'redeemCode.other': '別のコードを使う',

  'redeemCode.errorTitle': '現在コードを引き換えられません',
  'redeemCode.error.internal': '当サービス側で問題が発生しました。しばらくしてからもう一度お試しください。',
} as const
