export const howCreditsWork = {
  'howCreditsWork.title': '积分使用说明',
  'howCreditsWork.titleOf': '{credits} 使用说明',
  'howCreditsWork.loading': '正在加载积分使用说明…',
  'howCreditsWork.print': '打印',

  'howCreditsWork.worth.title': '积分的价值',
  'howCreditsWork.worth.rate': '{credits} = {money}',
  'howCreditsWork.worth.bonus': '部分积分包会额外赠送。您在付款前即可看到。',

  'howCreditsWork.uses.title': '积分的用途',
  'howCreditsWork.uses.limits': '每次可购买的金额为 {min} 至 {max}。',
  'howCreditsWork.uses.notSold': '无法在此购买。',
  'howCreditsWork.uses.elsewhere': '由另一项服务保管。该服务无法连接时，积分是安全的，但无法使用。',

  'howCreditsWork.order.title': '使用顺序',
  'howCreditsWork.order.text': '当有多种积分可以支付时，按以下顺序使用：',

  'howCreditsWork.expiry.title': '到期时间',
  'howCreditsWork.expiry.none': '您目前拥有的积分都不会到期。',
  'howCreditsWork.expiry.empty': '您目前没有可能到期的积分。',
  'howCreditsWork.expiry.some': '您的以下积分将最先到期：',
  'howCreditsWork.expiry.line': '{date}：{credits}',
  'howCreditsWork.expiry.first': '始终先使用最早到期的积分。',

  'howCreditsWork.holds.title': '什么是预留积分',
  'howCreditsWork.holds.text':
    '有些操作在运行时会预留积分。操作结束后，只扣除实际使用的部分，其余恢复可用。如果失败，则全部恢复可用。',
  'howCreditsWork.holds.now': '当前已预留：{credits}',
  'howCreditsWork.holds.pending': '已付款但尚未结算，因此还不可用：{credits}',

  'howCreditsWork.empty.title': '积分用完后会怎样',
  'howCreditsWork.empty.text':
    '所需积分超过您现有积分的操作不会开始，也不会为此扣除任何积分。积分足够后即可恢复使用。',
  'howCreditsWork.empty.owed': '只有在付款产生争议后，余额才会低于零。新增的积分会先用于抵扣欠费。',

  'howCreditsWork.refunds.title': '退款时会怎样',
  'howCreditsWork.refunds.text': '退还某次购买的款项时，会收回相同比例的积分。',

  'howCreditsWork.partial': '您的部分数据无法加载，因此未显示。',
  'howCreditsWork.errorTitle': '无法加载此说明',
  'howCreditsWork.error.internal': '我们的系统出了问题。请稍后重试。',
} as const
