import { hashKey } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ExportProgress } from '../http/call'
import { type CreditsError, isCreditsError } from '../http/problem'
import type { Account } from '../query/account'
import type { TransactionFilter } from '../query/keys'
import { useCreditsContext } from './context'

/** How an export ended; `result` is the file as text. */
export type ExportOutcome =
  | { readonly status: 'succeeded'; readonly input: TransactionFilter; readonly result: string }
  | { readonly status: 'failed'; readonly input: TransactionFilter; readonly error: CreditsError }
  | { readonly status: 'canceled'; readonly input: TransactionFilter }

/** Where an export stands. */
export type ExportState =
  | { readonly status: 'idle' }
  | { readonly status: 'pending'; readonly input: TransactionFilter; readonly progress: ExportProgress }
  | ExportOutcome

/** An export: where it stands, discriminated by `status`, and how to make it. */
export type ExportHandle = ExportState & {
  /**
   * Exports everything that the filter lets through, and answers with the outcome; what goes wrong is an outcome too. The
   * same filter under way is the same promise; another one takes its place.
   */
  readonly start: (filter?: TransactionFilter) => Promise<ExportOutcome>
  /** Breaks off what is under way; otherwise it does nothing. */
  readonly cancel: () => void
}

interface Running {
  readonly of: Account
  readonly hash: string
  readonly controller: AbortController
  readonly outcome: Promise<ExportOutcome>
}

const IDLE = { status: 'idle' } as const
const NOTHING: ExportProgress = { bytes: 0, rows: 0 }

/** The whole filtered history as CSV, not only the rows on screen. It ends with the component, and with the account. */
export function useExportTransactions(): ExportHandle {
  const { account } = useCreditsContext()
  const [shown, setShown] = useState<{ of: Account; state: ExportState }>({ of: account, state: IDLE })
  const running = useRef<Running | null>(null)
  const cancel = useCallback(() => running.current?.controller.abort(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another account ends what the one before began.
  useEffect(() => cancel, [cancel, account])

  const start = useCallback(
    (input: TransactionFilter = {}) => {
      const hash = hashKey([input])
      const before = running.current
      const isSame = before?.of === account && before.hash === hash && !before.controller.signal.aborted
      if (isSame) return before.outcome
      before?.controller.abort()
      const controller = new AbortController()
      const { signal } = controller
      const show = (state: ExportState) => {
        if (running.current?.controller === controller) setShown({ of: account, state })
      }
      const run = async (): Promise<ExportOutcome> => {
        const onProgress = (progress: ExportProgress) => show({ status: 'pending', input, progress })
        try {
          const result = await account.client.exportTransactions(input, { signal, onProgress })
          return { status: 'succeeded', input, result }
        } catch (error) {
          if (signal.aborted) return { status: 'canceled', input }
          if (!isCreditsError(error)) throw error
          return { status: 'failed', input, error }
        }
      }
      const end = (state: ExportState) => {
        show(state)
        if (running.current?.controller === controller) running.current = null
      }
      const outcome = run()
      running.current = { of: account, hash, controller, outcome }
      show({ status: 'pending', input, progress: NOTHING })
      outcome.then(end, () => end(IDLE))
      return outcome
    },
    [account],
  )

  // Another account sees nothing of what was exported before.
  return { ...(shown.of === account ? shown.state : IDLE), start, cancel }
}
