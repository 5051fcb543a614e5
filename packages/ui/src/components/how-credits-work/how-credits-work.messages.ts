/** What the explanation says in English. Nothing stands here that the API does not promise. */
export const howCreditsWorkMessages = {
  'howCreditsWork.title': 'How your credits work',
  'howCreditsWork.titleOf': 'How {credits} work',
  'howCreditsWork.loading': 'Loading how your credits work…',
  'howCreditsWork.print': 'Print',

  'howCreditsWork.worth.title': 'What they are worth',
  'howCreditsWork.worth.rate': '{credits} = {money}',
  'howCreditsWork.worth.bonus': 'Some packages bring a bonus on top. You see it before you pay.',

  'howCreditsWork.uses.title': 'What they are for',
  'howCreditsWork.uses.limits': 'You can buy them for {min} to {max} at a time.',
  'howCreditsWork.uses.notSold': 'They cannot be bought here.',
  'howCreditsWork.uses.elsewhere':
    'They are kept by another service. When it cannot be reached, they are safe but cannot be used.',

  'howCreditsWork.order.title': 'In which order they are used',
  'howCreditsWork.order.text': 'Where more than one kind can pay, they are used in this order:',

  'howCreditsWork.expiry.title': 'When they expire',
  'howCreditsWork.expiry.none': 'None of the credits that you have now expire.',
  'howCreditsWork.expiry.empty': 'You have no credits now that could expire.',
  'howCreditsWork.expiry.some': 'These of your credits expire next:',
  'howCreditsWork.expiry.line': '{credits} on {date}',
  'howCreditsWork.expiry.first': 'What expires soonest is always used first.',

  'howCreditsWork.holds.title': 'What reserved credits are',
  'howCreditsWork.holds.text':
    'Some actions reserve credits while they run. When an action ends, only what it has used is taken, and the rest is available again. If it fails, all of it is.',
  'howCreditsWork.holds.now': 'Reserved now: {credits}',
  'howCreditsWork.holds.pending': 'Paid, but not settled yet, so not available yet: {credits}',

  'howCreditsWork.empty.title': 'What happens when none are left',
  'howCreditsWork.empty.text':
    'What costs more credits than you have does not start, and nothing is taken for it. It works again once there are enough.',
  'howCreditsWork.empty.owed':
    'A balance is below zero only after a payment was disputed. New credits settle that first.',

  'howCreditsWork.refunds.title': 'What happens with a refund',
  'howCreditsWork.refunds.text':
    'When the money of a purchase is given back, the same share of its credits is taken back.',

  'howCreditsWork.partial': 'Some of your own numbers could not be loaded, so they are left out.',
  'howCreditsWork.errorTitle': 'This explanation could not be loaded',
  'howCreditsWork.error.internal': 'Something went wrong on our side. Try again in a moment.',
} as const
