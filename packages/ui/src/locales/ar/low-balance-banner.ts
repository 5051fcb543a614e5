export const lowBalanceBanner = {
  'lowBalanceBanner.low': 'المتبقي: {credits}',
  'lowBalanceBanner.lowHint': 'رصيدك منخفض. عند بلوغ الصفر، لا يمكن دفع أي شيء من هذا الرصيد.',
  'lowBalanceBanner.zero': 'نفد رصيدك من {wallet}',
  'lowBalanceBanner.zeroHint': 'لا يمكن دفع أي شيء من هذا الرصيد حتى يتوفر رصيد جديد.',
  'lowBalanceBanner.zeroHintBuy': 'يُرجى إضافة رصيد لاستئناف الدفع منه.',
  'lowBalanceBanner.owed': 'مستحق عليك: {credits}',
  'lowBalanceBanner.owedHint':
    'أدت دفعة متنازع عليها إلى هبوط رصيدك دون الصفر. يُستخدم الرصيد الجديد أولًا لتسوية ذلك، والباقي متاح لاستخدامك.',
  // The quantity brings the host's own unit, which no ending fits: one sentence goes with every number.
  'lowBalanceBanner.pending.zero': 'رصيد مدفوع وفي الطريق: {quantity}.',
  'lowBalanceBanner.pending.one': 'رصيد مدفوع وفي الطريق: {quantity}.',
  'lowBalanceBanner.pending.two': 'رصيد مدفوع وفي الطريق: {quantity}.',
  'lowBalanceBanner.pending.few': 'رصيد مدفوع وفي الطريق: {quantity}.',
  'lowBalanceBanner.pending.many': 'رصيد مدفوع وفي الطريق: {quantity}.',
  'lowBalanceBanner.pending.other': 'رصيد مدفوع وفي الطريق: {quantity}.',
  'lowBalanceBanner.asOf': 'آخر تحديث: {time}.',
  'lowBalanceBanner.add': 'إضافة رصيد',
  'lowBalanceBanner.addTo': 'إضافة رصيد: {wallet}',
  'lowBalanceBanner.dismissOf': 'إخفاء: {wallet}',
  'lowBalanceBanner.announce.low': '{wallet}: الرصيد منخفض.',
  'lowBalanceBanner.announce.zero': '{wallet}: نفد الرصيد.',
  'lowBalanceBanner.announce.owed': '{wallet}: الرصيد دون الصفر.',
} as const
