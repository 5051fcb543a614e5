/** What the banner says in English. */
export const lowBalanceBannerMessages = {
  'lowBalanceBanner.low': '{credits} left',
  'lowBalanceBanner.lowHint': 'Running low. At zero, nothing can be paid from this balance.',
  'lowBalanceBanner.zero': 'No {wallet} left',
  'lowBalanceBanner.zeroHint': 'Nothing can be paid from this balance until there are new credits.',
  'lowBalanceBanner.zeroHintBuy': 'Add credits to pay from this balance again.',
  'lowBalanceBanner.owed': 'You owe {credits}',
  'lowBalanceBanner.owedHint':
    'A disputed payment took your balance below zero. New credits settle it first; the rest is yours to use.',
  'lowBalanceBanner.pending.one': '{quantity} is paid for and on its way.',
  'lowBalanceBanner.pending.other': '{quantity} are paid for and on their way.',
  'lowBalanceBanner.asOf': 'As of {time}.',
  'lowBalanceBanner.add': 'Add credits',
  'lowBalanceBanner.addTo': 'Add credits: {wallet}',
  'lowBalanceBanner.dismissOf': 'Dismiss: {wallet}',
  'lowBalanceBanner.announce.low': '{wallet}: the balance is running low.',
  'lowBalanceBanner.announce.zero': '{wallet}: there are none left.',
  'lowBalanceBanner.announce.owed': '{wallet}: the balance is below zero.',
} as const
