export const lowBalanceBanner = {
  'lowBalanceBanner.low': '残り{credits}',
  'lowBalanceBanner.lowHint': '残りが少なくなっています。0になると、この残高では支払えません。',
  'lowBalanceBanner.zero': '{wallet}の残高がありません',
  'lowBalanceBanner.zeroHint': '新しいクレジットが入るまで、この残高では支払えません。',
  'lowBalanceBanner.zeroHintBuy': 'この残高での支払いを再開するには、クレジットを追加してください。',
  'lowBalanceBanner.owed': '未清算：{credits}',
  'lowBalanceBanner.owedHint':
    '支払いへの異議申し立てにより、残高がマイナスになりました。新しいクレジットは先にその清算に充てられ、残りを使用できます。',
  'lowBalanceBanner.pending.other': '{quantity}は支払い済みで、反映待ちです。',
  'lowBalanceBanner.asOf': '{time}時点。',
  'lowBalanceBanner.add': 'クレジットを追加',
  'lowBalanceBanner.addTo': 'クレジットを追加：{wallet}',
  'lowBalanceBanner.dismissOf': '閉じる：{wallet}',
  'lowBalanceBanner.announce.low': '{wallet}：残高が少なくなっています。',
  'lowBalanceBanner.announce.zero': '{wallet}：残高がありません。',
  'lowBalanceBanner.announce.owed': '{wallet}：残高がマイナスです。',
} as const
