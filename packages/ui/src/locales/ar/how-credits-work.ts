export const howCreditsWork = {
  'howCreditsWork.title': 'كيف يعمل رصيدك',
  'howCreditsWork.titleOf': 'كيف يعمل رصيد {credits}',
  'howCreditsWork.loading': 'جارٍ تحميل شرح رصيدك…',
  'howCreditsWork.print': 'طباعة',

  'howCreditsWork.worth.title': 'قيمة الرصيد',
  'howCreditsWork.worth.rate': '{credits} = {money}',
  'howCreditsWork.worth.bonus': 'تأتي بعض الباقات مع مكافأة إضافية تظهر لك قبل الدفع.',

  'howCreditsWork.uses.title': 'فيمَ يُستخدم الرصيد',
  'howCreditsWork.uses.limits': 'يمكن شراؤه بمبلغ من {min} إلى {max} في المرة الواحدة.',
  'howCreditsWork.uses.notSold': 'لا يمكن شراؤه هنا.',
  'howCreditsWork.uses.elsewhere':
    'تحفظ هذا الرصيد خدمة أخرى. عند تعذّر الوصول إليها، يبقى في أمان ولكن لا يمكن استخدامه.',

  'howCreditsWork.order.title': 'ترتيب استخدام الرصيد',
  'howCreditsWork.order.text': 'عندما يمكن الدفع بأكثر من نوع، تُستخدم الأنواع بهذا الترتيب:',

  'howCreditsWork.expiry.title': 'متى تنتهي صلاحية الرصيد',
  'howCreditsWork.expiry.none': 'رصيدك الحالي لا تنتهي صلاحيته.',
  'howCreditsWork.expiry.empty': 'ليس لديك الآن رصيد يمكن أن تنتهي صلاحيته.',
  'howCreditsWork.expiry.some': 'الأقرب إلى انتهاء الصلاحية من رصيدك:',
  'howCreditsWork.expiry.line': '{credits} بتاريخ {date}',
  'howCreditsWork.expiry.first': 'الأقرب إلى انتهاء الصلاحية يُستخدم أولًا دائمًا.',

  'howCreditsWork.holds.title': 'ما هو الرصيد المحجوز',
  'howCreditsWork.holds.text':
    'تحجز بعض الإجراءات رصيدًا أثناء تنفيذها. عند انتهاء الإجراء يُخصم ما استخدمه فقط، ويصبح الباقي متاحًا من جديد. وإذا فشل، يصبح المحجوز كله متاحًا.',
  'howCreditsWork.holds.now': 'المحجوز الآن: {credits}',
  'howCreditsWork.holds.pending': 'مدفوع لم تتم تسويته بعد، ولذلك غير متاح بعد: {credits}',

  'howCreditsWork.empty.title': 'ماذا يحدث عند نفاد الرصيد',
  'howCreditsWork.empty.text':
    'لا يبدأ أي إجراء يكلّف أكثر من رصيدك، ولا يُخصم شيء مقابله. يعود إلى العمل متى توفر رصيد كافٍ.',
  'howCreditsWork.empty.owed':
    'لا يهبط الرصيد دون الصفر إلا بعد التنازع على دفعة. يُستخدم الرصيد الجديد أولًا لتسوية ذلك.',

  'howCreditsWork.refunds.title': 'ماذا يحدث عند الاسترداد',
  'howCreditsWork.refunds.text': 'عند رد مبلغ عملية شراء، تُسحب النسبة نفسها من رصيدها.',

  'howCreditsWork.partial': 'تعذّر تحميل بعض أرقامك الخاصة، لذا لا تظهر هنا.',
  'howCreditsWork.errorTitle': 'تعذّر تحميل هذا الشرح',
  'howCreditsWork.error.internal': 'حدث خطأ من جانبنا. يُرجى المحاولة مرة أخرى بعد قليل.',
} as const
