/** What redeeming a code says in English. */
export const redeemCodeMessages = {
  'redeemCode.title': 'Redeem a code',
  'redeemCode.description': 'Turn a promotion code into credits.',
  'redeemCode.label': 'Code',
  'redeemCode.hint': 'Capital and small letters count the same.',
  'redeemCode.fromLink': 'This code came with your link. It is not redeemed yet.',
  'redeemCode.redeem': 'Redeem',
  'redeemCode.waitSeconds.one': 'Wait {count} second',
  'redeemCode.waitSeconds.other': 'Wait {count} seconds',
  'redeemCode.waitMinutes.one': 'Wait {count} minute',
  'redeemCode.waitMinutes.other': 'Wait {count} minutes',

  'redeemCode.refused.empty': 'Enter the code first.',
  'redeemCode.refused.tooLong': 'This is too long for a code. Enter the code alone.',
  'redeemCode.refused.notFound':
    'This code is not valid, or not any more. Check that every character is right.',
  'redeemCode.refused.alreadyRedeemed':
    'This code was redeemed with your account before. Each code works once.',
  'redeemCode.refused.wait':
    'There were too many tries. Your code stays here; try again when the time is up.',
  'redeemCode.refused.unavailable':
    'These credits cannot be added right now. The code is not used up; try again in a moment.',
  'redeemCode.refused.forbidden':
    'Your account cannot redeem codes. Ask whoever manages billing for your account.',
  'redeemCode.refused.unsupported': 'Codes cannot be redeemed here.',

  'redeemCode.doneTitle': '{credits} added',
  'redeemCode.expires': 'They expire on {date}.',
  'redeemCode.neverExpires': 'They do not expire.',
  'redeemCode.from': 'Description',
  'redeemCode.code': 'Code',
  'redeemCode.balance': 'Balance now',
  'redeemCode.again': 'Redeem another code',

  'redeemCode.unsureTitle': 'We are checking whether the code was redeemed',
  'redeemCode.unsureOffline':
    'The connection broke before the answer came. A code is never redeemed twice, so checking is safe.',
  'redeemCode.unsureServer':
    'The server did not give a clear answer. A code is never redeemed twice, so checking is safe.',
  'redeemCode.codeIs': 'Code: {code}',
  'redeemCode.check': 'Check now',
  'redeemCode.other': 'Use another code',

  'redeemCode.errorTitle': 'Codes cannot be redeemed right now',
  'redeemCode.error.internal': 'Something went wrong on our side. Try again in a moment.',
} as const
