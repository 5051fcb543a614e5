import type { PaypalWork } from './call'
import { PaypalRefusal } from './refusal'
import { tokens } from './tables'

/** PayPal's tokens live nine hours. */
const TOKEN_LIFE_S = 9 * 60 * 60

/** What the token endpoint answers; errors are OAuth's, not PayPal's usual ones. */
export interface TokenReply {
  readonly status: 200 | 400 | 401
  readonly body: Readonly<Record<string, string | number>>
}

/** `POST /v1/oauth2/token`: a new access token for the app's Basic credentials and the client credentials grant. */
export function issueToken(
  work: PaypalWork,
  authorization: string | null,
  form: URLSearchParams,
): TokenReply {
  const expected = `Basic ${encodeBase64(`${work.merchant.clientId}:${work.merchant.clientSecret}`)}`
  if (authorization !== expected) {
    return {
      status: 401,
      body: { error: 'invalid_client', error_description: 'Client Authentication failed' },
    }
  }
  if (form.get('grant_type') !== 'client_credentials') {
    return {
      status: 400,
      body: { error: 'unsupported_grant_type', error_description: 'Grant Type is NULL or unsupported' },
    }
  }
  for (const token of [...work.tx.walk(tokens, 'expiry')]) {
    if (token.expiresAt > work.now) break
    work.tx.delete(tokens, token.id)
  }
  const token = work.identifiers.token(work.tx)
  work.tx.put(tokens, { id: token, expiresAt: work.now + TOKEN_LIFE_S * 1000 })
  return {
    status: 200,
    body: {
      scope: 'https://uri.paypal.com/services/checkout/one-click-with-merchant-issued-token openid',
      access_token: token,
      token_type: 'Bearer',
      app_id: 'APP-80W284485P519543T',
      expires_in: TOKEN_LIFE_S,
      nonce: `${new Date(work.now).toISOString()}${token.slice(5, 25)}`,
    },
  }
}

/** Refuses a call whose bearer token is missing, unknown or expired. */
export function requireToken(work: PaypalWork, authorization: string | null): void {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1]
  const known = token === undefined ? undefined : work.tx.get(tokens, token)
  if (!known || known.expiresAt <= work.now) throw new PaypalRefusal('AUTHENTICATION_FAILURE', [])
}

function encodeBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}
