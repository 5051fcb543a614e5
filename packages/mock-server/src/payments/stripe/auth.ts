import { invalid, type StripeRefusal } from './refusal'

/** The keys of the account. */
export interface StripeKeys {
  readonly secretKey: string
  readonly publishableKey: string
}

/** Which key a request carries, as bearer, as the user name of Basic, or (a browser's) in the form; a refusal when it is none. */
export function readKey(
  keys: StripeKeys,
  authorization: string | null,
  formKey: string | null,
): 'secret' | 'publishable' | StripeRefusal {
  const key = givenKey(authorization) ?? formKey
  if (key === keys.secretKey) return 'secret'
  if (key === keys.publishableKey) return 'publishable'
  if (key === null || key === '') {
    return invalid(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
      {},
      401,
    )
  }
  return invalid(`Invalid API Key provided: ${masked(key)}`, {}, 401)
}

/** The refusal of a publishable key where only the secret one will do. */
export function secretKeyRequired(): StripeRefusal {
  return invalid(
    'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
    { code: 'secret_key_required' },
    401,
  )
}

function givenKey(authorization: string | null): string | null {
  const [, scheme = '', value = ''] = /^(Bearer|Basic)\s+(\S+)$/i.exec(authorization?.trim() ?? '') ?? []
  if (scheme === '') return null
  if (scheme.toLowerCase() === 'bearer') return value
  try {
    return atob(value).split(':')[0] ?? ''
  } catch {
    return ''
  }
}

/** A key with its middle hidden, as Stripe shows it. */
function masked(key: string): string {
  const start = /^(?:sk|pk|rk)_(?:test|live)_/.exec(key)?.[0] ?? key.slice(0, 3)
  const end = key.length > start.length + 4 ? key.slice(-4) : ''
  return `${start}${'*'.repeat(Math.max(4, key.length - start.length - end.length))}${end}`
}
