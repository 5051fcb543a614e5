import type { ClientOperationName, MutationName, OperationName } from '@creditkit/contract'

/** What one call can be told. `timeoutMs` is the patience with one try, in milliseconds; the client's own when absent. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  readonly timeoutMs?: number | undefined
}

/** What a mutation can be told besides; without `idempotencyKey` the call makes a key and keeps it over its retries. */
export interface MutationOptions extends CallOptions {
  readonly idempotencyKey?: string | undefined
}

/** How much of an export has arrived. A try that is repeated begins at nothing again. */
export interface ExportProgress {
  readonly bytes: number
  /** Whole rows, without the heading. */
  readonly rows: number
}

/** What an export can be told besides. */
export interface ExportOptions extends CallOptions {
  /** Told whenever more of the file has arrived; never, where a function of the host answers. */
  readonly onProgress?: ((progress: ExportProgress) => void) | undefined
}

/** What a call of one operation can be told. */
export type OptionsOf<Name extends OperationName> = Name extends MutationName
  ? MutationOptions
  : Name extends 'exportTransactions'
    ? ExportOptions
    : CallOptions

/** The operations that are one request and one answer: all but the event stream. */
export type CallName = Exclude<ClientOperationName, 'streamEvents'>

/** How the event stream is opened; `lastEventId` is the last event that was seen, undefined for "from now on". */
export interface StreamOptions {
  readonly signal: AbortSignal
  readonly lastEventId?: string | undefined
  /** Patience until the stream opens, in milliseconds; the client's own when absent. */
  readonly timeoutMs?: number | undefined
}
