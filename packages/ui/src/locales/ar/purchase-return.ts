export const purchaseReturn = {
  'purchaseReturn.region': 'عملية الشراء',
  'purchaseReturn.finding.title': 'جارٍ البحث عن عملية الشراء',
  'purchaseReturn.finding.hint': 'لحظة من فضلك.',
  'purchaseReturn.nothing.title': 'لا توجد عملية شراء مفتوحة',
  'purchaseReturn.nothing.hint':
    'إذا تم الدفع للتو، فإن ما اشتريته موجود في رصيدك بالفعل، أو يُضاف فور تسوية الدفعة.',
  'purchaseReturn.nothing.balance': 'رصيدك',
  'purchaseReturn.nothing.unknown': 'لا يمكن عرضه حاليًا',
  'purchaseReturn.signed_out.title': 'يُرجى تسجيل الدخول لعرض عملية الشراء',
  'purchaseReturn.signed_out.hint': 'يُرجى العودة بعد ذلك إلى هذه الصفحة. لم يُفقد شيء.',
  'purchaseReturn.forbidden.title': 'لا يمكنك عرض عملية الشراء هذه',
  'purchaseReturn.forbidden.hint': 'دورك لا يسمح بذلك. يُرجى التواصل مع من يدير هذا الحساب.',
  'purchaseReturn.error.title': 'تعذّر البحث عن عملية الشراء',
  'purchaseReturn.error.safe': 'لم يُفقد شيء: إعادة المحاولة لا تخصم أي مبلغ مرتين.',
  'purchaseReturn.continue': 'العودة إلى الفوترة',
  'purchaseReturn.other': 'اختيار شيء آخر',
} as const
