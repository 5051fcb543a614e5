export const howCreditsWork = {
  'howCreditsWork.title': 'クレジットの仕組み',
  'howCreditsWork.titleOf': '{credits}の仕組み',
  'howCreditsWork.loading': 'クレジットの仕組みを読み込み中…',
  'howCreditsWork.print': '印刷',

  'howCreditsWork.worth.title': 'クレジットの価値',
  'howCreditsWork.worth.rate': '{credits} = {money}',
  'howCreditsWork.worth.bonus':
    'パッケージによっては、さらにボーナスが付きます。内容はお支払いの前に確認できます。',

  'howCreditsWork.uses.title': 'クレジットの用途',
  'howCreditsWork.uses.limits': '1回につき{min}〜{max}で購入できます。',
  'howCreditsWork.uses.notSold': 'ここでは購入できません。',
  'howCreditsWork.uses.elsewhere':
    '別のサービスで管理されています。そのサービスに接続できない間も安全ですが、使用はできません。',

  'howCreditsWork.order.title': '使用される順序',
  'howCreditsWork.order.text': '複数の種類で支払える場合は、次の順序で使用されます：',

  'howCreditsWork.expiry.title': '有効期限',
  'howCreditsWork.expiry.none': '現在お持ちのクレジットに、失効するものはありません。',
  'howCreditsWork.expiry.empty': '現在、失効する可能性のあるクレジットはお持ちではありません。',
  'howCreditsWork.expiry.some': 'お持ちのクレジットのうち、次に失効するもの：',
  'howCreditsWork.expiry.line': '{date}に{credits}',
  'howCreditsWork.expiry.first': '有効期限が最も近いものから必ず先に使用されます。',

  'howCreditsWork.holds.title': '確保されたクレジットとは',
  'howCreditsWork.holds.text':
    '操作によっては、実行中にクレジットを確保します。終了すると、使用した分だけが消費され、残りは再び利用可能になります。失敗した場合は、すべてが利用可能に戻ります。',
  'howCreditsWork.holds.now': '現在確保中：{credits}',
  'howCreditsWork.holds.pending': '支払い済みですが、決済が完了していないため、まだ利用できません：{credits}',

  'howCreditsWork.empty.title': 'クレジットがなくなると',
  'howCreditsWork.empty.text':
    '残高を超えるクレジットが必要な操作は開始されず、何も消費されません。足りるようになれば、再び利用できます。',
  'howCreditsWork.empty.owed':
    '残高がマイナスになるのは、支払いに異議が申し立てられた後だけです。新しいクレジットは、先にその清算に充てられます。',

  'howCreditsWork.refunds.title': '返金の際は',
  'howCreditsWork.refunds.text': '購入代金が返金されると、同じ割合のクレジットが回収されます。',

  'howCreditsWork.partial': 'お客様の数値の一部を読み込めなかったため、表示していません。',
  'howCreditsWork.errorTitle': 'この説明を読み込めませんでした',
  'howCreditsWork.error.internal':
    '当サービス側で問題が発生しました。しばらくしてからもう一度お試しください。',
} as const
