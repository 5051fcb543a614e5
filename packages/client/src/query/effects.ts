import type {
  AutoTopUp,
  CreditsEvent,
  MutationName,
  OperationInput,
  OperationOutput,
  Subscription,
} from '@creditkit/contract'
import type { Resource } from './keys'
import {
  hearAutoTopUp,
  hearBalance,
  hearBranding,
  hearMeter,
  hearPurchase,
  hearSubscription,
  hearTransaction,
  type News,
} from './news'
import type { Taking } from './spending'

type EventType = CreditsEvent['type']
type EventData = { [Type in EventType]: Extract<CreditsEvent, { type: Type }>['data'] }

/** What no event tells, and only the answers of mutations do. */
interface AnswerData {
  readonly 'subscription.updated': Subscription
  readonly 'auto_top_up.updated': AutoTopUp
}
type FactData = EventData & AnswerData
type FactType = keyof FactData

/** Something that is so: a live event without its envelope. The answer of a mutation is read as facts too. */
export type Fact<Type extends FactType = FactType> = {
  [Each in Type]: { readonly type: Each; readonly data: FactData[Each] }
}[Type]

interface EventEffect<Data> {
  /** Writes the fact into the news. */
  readonly hears: (news: News, data: Data, at: number) => News
  /** What the fact makes outdated without telling it. */
  readonly refreshes: readonly Resource[]
}

interface MutationEffect<Input, Output> {
  readonly refreshes: readonly Resource[]
  /** What the answer says about the viewer's own account; left out where the answer may be about somebody else's. */
  readonly tells?: (output: Output, input: Input) => readonly Fact[]
  /** What it takes from a wallet of the viewer, where its input says so exactly: it is shown before the answer. */
  readonly takes?: (input: Input) => Taking | null
}

/** What each live event writes, and what it makes outdated; and each fact that only answers tell. */
export const eventEffects: { readonly [Type in FactType]: EventEffect<FactData[Type]> } = {
  'balance.updated': { hears: hearBalance, refreshes: ['grants'] },
  'transaction.created': { hears: hearTransaction, refreshes: ['transaction-search'] },
  'transaction.updated': { hears: hearTransaction, refreshes: ['transaction-search'] },
  'purchase.updated': { hears: hearPurchase, refreshes: ['receipt'] },
  'branding.updated': { hears: hearBranding, refreshes: ['admin-branding'] },
  'usage.updated': { hears: hearMeter, refreshes: ['usage-history'] },
  'subscription.updated': { hears: hearSubscription, refreshes: [] },
  'auto_top_up.updated': { hears: hearAutoTopUp, refreshes: [] },
}

const history = ['transactions', 'transaction-search', 'transaction'] as const satisfies Resource[]
const credits = ['balances', 'grants', ...history] as const satisfies Resource[]
const purchases = ['purchases', 'purchase', 'receipt'] as const satisfies Resource[]
const adminViews = ['admin-user-credits', 'admin-audit'] as const satisfies Resource[]

const moved = ({ transaction, balance }: Moved): readonly Fact[] => [
  { type: 'transaction.created', data: transaction },
  { type: 'balance.updated', data: balance },
]
type Moved = OperationOutput<'spend'>

const seen = (purchase: OperationOutput<'getPurchase'>): readonly Fact[] => [
  { type: 'purchase.updated', data: purchase },
]

/** What each mutation refreshes, and what its answer tells. The compiler asks for a row when the contract grows. */
export const mutationEffects: {
  readonly [Name in MutationName]: MutationEffect<OperationInput<Name>, OperationOutput<Name>>
} = {
  createPurchase: { refreshes: purchases, tells: seen },
  capturePurchase: { refreshes: [...purchases, ...credits, 'subscriptions'], tells: seen },
  cancelPurchase: { refreshes: purchases, tells: seen },
  createTransaction: { refreshes: credits },
  updateTransactionStatus: { refreshes: credits },
  // A spend that names an account is one of somebody else's credits.
  spend: {
    refreshes: credits,
    tells: (answer, { accountId }) => (accountId === undefined ? moved(answer) : []),
    takes: ({ accountId, walletId, amount }) => (accountId === undefined ? { walletId, amount } : null),
  },
  createHold: { refreshes: ['balances'] },
  // Staff may end anybody's hold, and neither input nor answer says whose it is: the answer is not heard, the server asked.
  captureHold: { refreshes: credits },
  releaseHold: { refreshes: ['balances', 'grants'] },
  recordUsage: { refreshes: ['usage', 'usage-history', ...credits] },
  subscribe: {
    refreshes: credits,
    tells: (answer) => [...moved(answer), { type: 'subscription.updated', data: answer.subscription }],
  },
  cancelSubscription: {
    refreshes: [],
    tells: (subscription) => [{ type: 'subscription.updated', data: subscription }],
  },
  // A rule that is due buys at once, which its answer cannot tell yet.
  setAutoTopUp: {
    refreshes: ['auto-top-up'],
    tells: (rule) => [{ type: 'auto_top_up.updated', data: rule }],
  },
  // Subscriptions that wait for credits are paid with new ones.
  redeemCode: { refreshes: [...credits, 'subscriptions'], tells: moved },
  adminAdjust: { refreshes: [...adminViews, ...credits] },
  adminAdjustMany: { refreshes: [...adminViews, ...credits] },
  adminRefund: { refreshes: [...adminViews, ...purchases, ...credits] },
  adminSetBranding: {
    refreshes: ['config', 'admin-branding', 'admin-audit'],
    tells: (branding) => [{ type: 'branding.updated', data: branding }],
  },
}

/** Writes a fact into the news. `at` is in milliseconds of this browser's clock. Hearing twice is safe. */
export function hear<Type extends FactType>(news: News, fact: Fact<Type>, at: number): News {
  return eventEffects[fact.type].hears(news, fact.data, at)
}

/** What the answer of a mutation tells about the viewer's own account. */
export function factsOf<Name extends MutationName>(
  name: Name,
  output: OperationOutput<Name>,
  input: OperationInput<Name>,
): readonly Fact[] {
  return effectOf(name).tells?.(output, input) ?? []
}

/** What a mutation takes from a wallet of the viewer; null where that is nothing, or not known before its answer. */
export function takingOf<Name extends MutationName>(name: Name, input: OperationInput<Name>): Taking | null {
  return effectOf(name).takes?.(input) ?? null
}

function effectOf<Name extends MutationName>(
  name: Name,
): MutationEffect<OperationInput<Name>, OperationOutput<Name>> {
  return mutationEffects[name]
}
