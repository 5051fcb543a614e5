import type { CreditsError } from '@creditkit/client'
import type { ReadHandle, SubmissionState } from '@creditkit/client/react'
import type { Amount, Config, OperationInput, OperationOutput } from '@creditkit/contract'
import { type Formatter, walletUnit } from '../../format/index'
import { commonErrors, type ErrorMessages, mayRetry, type PlainMessageKey } from '../../i18n/index'

/** Where the submission of a code stands. */
export type Redemption = SubmissionState<OperationInput<'redeemCode'>, OperationOutput<'redeemCode'>>

/** What was added, written out as the server has said it. */
export interface RedeemedText {
  readonly code: string
  readonly credits: string
  /** What the code is for, in the server's words. */
  readonly description: string
  /** Null where the credits never expire. */
  readonly expires: string | null
  /** Null where the wallet cannot be reached now. */
  readonly balance: string | null
}

/** Everything that redeeming a code can be. */
export type RedeemCodeModel =
  | { readonly status: 'loading' }
  | {
      readonly status: 'error'
      readonly message: PlainMessageKey
      readonly requestId: string | null
      readonly canRetry: boolean
    }
  | {
      readonly status: 'ready'
      /** Why the last try brought nothing; null while there is nothing to say. */
      readonly refusal: PlainMessageKey | null
      /** Whether the code is the host's, untouched. */
      readonly isFromLink: boolean
      /** Seconds until another try makes sense; 0 when it does now. */
      readonly waitSeconds: number
    }
  | { readonly status: 'redeeming' }
  /** It may have been redeemed or not. */
  | {
      readonly status: 'unsure'
      readonly code: string
      readonly isChecking: boolean
      readonly reason: 'offline' | 'server'
      readonly requestId: string | null
    }
  | ({ readonly status: 'redeemed' } & RedeemedText)

/** What the model is made of. */
export interface RedeemCodeInput {
  readonly config: Pick<ReadHandle<Config>, 'data' | 'error'>
  readonly redemption: Redemption
  /** What went wrong last, where the outcome is unknown since; null while nothing is unknown. */
  readonly unsure: CreditsError | null
  readonly text: string
  readonly defaultCode: string | undefined
  /** What is wrong with what is typed, before anybody is asked. */
  readonly fault: CodeFault | null
  readonly waitSeconds: number
  readonly format: Formatter
}

const loadingErrors: ErrorMessages = { ...commonErrors, internal: 'redeemCode.error.internal' }

const refusals: ErrorMessages = {
  ...commonErrors,
  not_found: 'redeemCode.refused.notFound',
  code_already_redeemed: 'redeemCode.refused.alreadyRedeemed',
  rate_limited: 'redeemCode.refused.wait',
  wallet_unavailable: 'redeemCode.refused.unavailable',
  forbidden: 'redeemCode.refused.forbidden',
  unsupported: 'redeemCode.refused.unsupported',
  validation_failed: 'redeemCode.refused.notFound',
}

/** The server takes no longer text for a code (contract, `RedeemSchema`). */
const LONGEST_CODE = 64

/** Why a text is not worth asking about. */
export type CodeFault = 'empty' | 'tooLong'

/** What people see of a text: marks that steer its direction or breaking come along from a mail, and blanks around it. */
const visible = (text: string) => text.replace(/\p{Cf}/gu, '').trim()

/** What to send of what was typed: what cannot be seen is nobody's intention, everything else is left as it is. */
export function readCode(text: string): { readonly code: string } | { readonly fault: CodeFault } {
  const code = visible(text)
  if (code === '') return { fault: 'empty' }
  return code.length > LONGEST_CODE ? { fault: 'tooLong' } : { code }
}

/** Says what there is to draw. Pure: the same input gives an equal model. */
export function toRedeemCodeModel(input: RedeemCodeInput): RedeemCodeModel {
  const { config, redemption, unsure, format } = input
  if (!config.data) {
    if (!config.error) return { status: 'loading' }
    return {
      status: 'error',
      message: loadingErrors[config.error.code],
      requestId: config.error.requestId ?? null,
      canRetry: mayRetry(config.error.code),
    }
  }
  if (redemption.status === 'succeeded') {
    const { input: sent, result } = redemption
    return { status: 'redeemed', code: sent.code, ...toRedeemedText(result, config.data, format) }
  }
  if (unsure && redemption.status !== 'idle') {
    return {
      status: 'unsure',
      code: redemption.input.code,
      isChecking: redemption.status === 'pending',
      reason: unsure.code === 'network' || unsure.code === 'timeout' ? 'offline' : 'server',
      requestId: unsure.requestId ?? null,
    }
  }
  if (redemption.status === 'pending') return { status: 'redeeming' }
  return readyModel(input)
}

function readyModel({ redemption, fault, text, defaultCode, waitSeconds }: RedeemCodeInput): RedeemCodeModel {
  // Another text is not what the server spoke of; that there were too many tries goes for any text.
  const refused =
    redemption.status === 'failed' &&
    (redemption.input.code === visible(text) || redemption.error.code === 'rate_limited')
      ? refusals[redemption.error.code]
      : null
  return {
    status: 'ready',
    refusal: fault ? `redeemCode.refused.${fault}` : refused,
    isFromLink: defaultCode !== undefined && text === defaultCode && visible(text) !== '',
    waitSeconds,
  }
}

function toRedeemedText(
  { grant, transaction, balance }: OperationOutput<'redeemCode'>,
  { wallets, branding }: Config,
  format: Formatter,
): Omit<RedeemedText, 'code'> {
  const wallet = wallets.find(({ id }) => id === grant.walletId)
  // A wallet that came since the configuration was loaded has no name here; its asset says what it holds.
  const write = (value: Amount) =>
    wallet ? format.credits(value, walletUnit(branding, wallet)) : format.money(value)
  return {
    credits: write(grant.original),
    description: transaction.description,
    expires: grant.expiresAt === null ? null : format.date(grant.expiresAt),
    balance: balance.status === 'ok' ? write(balance.available) : null,
  }
}
