import { useMessages } from '../../provider/index'
import type { HistoryType } from './history-row.model'

/** Gives the word for a type of transaction. */
export function useTypeText(): (type: HistoryType) => string {
  const t = useMessages()
  return (type) => ('known' in type ? t(`transactionHistory.type.${type.known}`) : type.text)
}
