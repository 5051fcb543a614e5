/** What the wallets side by side say in English. */
export const dualBalanceMessages = {
  'dualBalance.title': 'Your wallets',
  'dualBalance.loading': 'Loading your wallets…',
  'dualBalance.add': 'Add {wallet}',
  'dualBalance.refresh': 'Refresh {wallet}',
  'dualBalance.rate': '{credits} = {money}',
  'dualBalance.spentFirst': 'Spent first',
  'dualBalance.spentAfter': 'Spent after {wallet}',
  'dualBalance.held': 'Reserved for running actions',
  'dualBalance.pending': 'Paid, not yet settled',
  'dualBalance.expiring': 'Expires {date}',
  'dualBalance.stale': 'As of {time}, could not be refreshed',
  'dualBalance.unknown': 'Not known right now',
  'dualBalance.unavailableTitle': 'We cannot reach {wallet} right now',
  'dualBalance.unavailableHint': 'Your {wallet} are safe. Nothing is lost.',
  'dualBalance.lastKnown': 'Last known: {credits}, {time}',
  'dualBalance.errorTitle': 'Your balances could not be loaded',
  'dualBalance.error.internal':
    'Something went wrong on our side. Your credits are safe; try again in a moment.',
  'dualBalance.emptyTitle': 'No wallets yet',
  'dualBalance.emptyHint': 'Once there is something to hold credits for, it appears here.',
} as const
