import { useExportTransactions } from '@creditkit/client/react'
import { useMemo, useState } from 'react'
import { useEmit, useFormat } from '../../provider/index'
import { exportFileName, type HistoryExportModel, toHistoryExportModel } from './history-export.model'
import type { HistoryFilter, HistoryQuestion } from './history-filter.model'
import { saveCsv } from './save-file'

/** An export of everything that the filters let through. */
export interface HistoryExport {
  readonly model: HistoryExportModel
  readonly start: () => void
  /** Asks for the same again that has failed, whatever the filters are by now. */
  readonly retry: () => void
  readonly cancel: () => void
  /** Takes away what is told of the last one. */
  readonly dismiss: () => void
}

/** What an export is made of. */
export interface HistoryExportOptions {
  readonly question: Omit<HistoryQuestion, 'limit'>
  readonly filter: HistoryFilter
  /** The name of the only wallet; null for several. */
  readonly wallet: string | null
}

/** Exports and saves the file, called after what it is of. */
export function useHistoryExport({ question, filter, wallet }: HistoryExportOptions): HistoryExport {
  const { start, cancel, ...state } = useExportTransactions()
  const format = useFormat()
  const emit = useEmit()
  const [asked, setAsked] = useState({ question, fileName: '' })
  const [isDismissed, setDismissed] = useState(false)

  async function run(next: typeof asked) {
    setAsked(next)
    setDismissed(false)
    const outcome = await start(next.question)
    if (outcome.status !== 'succeeded') return
    const { status } = toHistoryExportModel(outcome, next.fileName)
    if (status !== 'saved') return
    saveCsv(outcome.result, next.fileName)
    emit({ type: 'transactions.exported', walletId: next.question.walletId ?? null })
  }

  const { status } = state
  const isOver = status !== 'pending' && isDismissed
  // Counting the rows of a large file takes a moment, so it is done once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is another object at each draw.
  const model = useMemo(
    () => toHistoryExportModel(state, asked.fileName),
    [
      status,
      asked.fileName,
      state.status === 'pending' && state.progress.rows,
      state.status === 'succeeded' && state.result,
      state.status === 'failed' && state.error,
    ],
  )
  return {
    model: isOver ? { status: 'idle' } : model,
    start: () =>
      void run({
        question,
        fileName: exportFileName(filter, wallet, new Date().toISOString(), format),
      }),
    retry: () => void run(asked),
    cancel,
    dismiss: () => setDismissed(true),
  }
}
