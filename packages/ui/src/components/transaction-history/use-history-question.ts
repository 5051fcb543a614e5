import { useMemo } from 'react'
import { useFormat } from '../../provider/index'
import { type HistoryFilter, type HistoryQuestion, toQuestion } from './history-filter.model'
import { useSettled } from './use-settled'

/** The question that the filters ask, once what is typed has settled; the same object while it is the same question. */
export function useHistoryQuestion(filter: HistoryFilter, walletId: string | undefined): HistoryQuestion {
  const format = useFormat()
  const search = useSettled(filter.search)
  const from = useSettled(filter.from)
  const to = useSettled(filter.to)
  const { walletId: chosen, type, status } = filter
  return useMemo(() => {
    const asked = toQuestion({ walletId: chosen, type, status, search, from, to }, format)
    return { ...asked, ...(walletId !== undefined && { walletId }) }
  }, [chosen, type, status, search, from, to, format, walletId])
}
