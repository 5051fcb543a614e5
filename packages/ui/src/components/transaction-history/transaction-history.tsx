import { useBranding, useTransactions, useWallets } from '@creditkit/client/react'
import type { Branding, Wallet } from '@creditkit/contract'
import { useCallback, useMemo, useState } from 'react'
import { walletUnit } from '../../format/index'
import { Root } from '../../parts/index'
import { useFormat } from '../../provider/index'
import type { WalletChoice } from './active-filters.view'
import { isFiltered, otherTypes } from './history-filter.model'
import { toTransactionHistoryModel } from './transaction-history.model'
import type { TransactionHistoryProps } from './transaction-history.props'
import { TransactionHistoryView } from './transaction-history.view'
import { useEarlierRows } from './use-earlier-rows'
import { useHeldNews } from './use-held-news'
import { useHistoryExport } from './use-history-export'
import { useHistoryFilter } from './use-history-filter'
import { useHistoryQuestion } from './use-history-question'
import { useLoadAhead } from './use-load-ahead'
import { useReading } from './use-reading'
import { useRowWriter } from './use-row-writer'

/**
 * What went in and out, newest first, kept current; as many rows as there are, of which those in sight are drawn. New rows
 * wait above while somebody reads further down.
 */
export function TransactionHistory(props: TransactionHistoryProps) {
  const { walletId, pageSize = 50, maxHeight, appearance, messages } = props
  const format = useFormat()
  const [filter, changeFilter] = useHistoryFilter(props)
  const [isRefreshing, setRefreshing] = useState(false)
  const reading = useReading()
  const question = useHistoryQuestion(filter, walletId)
  const history = useTransactions(useMemo(() => ({ ...question, limit: pageSize }), [question, pageSize]))
  const earlier = useEarlierRows(history.data)
  const news = useHeldNews(history.items, JSON.stringify(question), reading.isReading)
  const wallets = useWallets().data
  const branding = useBranding().data
  const choices = useMemo(() => toWalletChoices(wallets, branding), [wallets, branding])
  const model = toTransactionHistoryModel(
    { ...history, data: history.data && news.shown },
    { format, isFiltered: isFiltered(filter), waiting: news.waiting, earlier },
  )
  const transactions = model.status === 'ready' ? model.transactions : NONE
  const onlyWallet = question.walletId ?? (wallets?.length === 1 ? wallets[0]?.id : undefined)
  const exporting = useHistoryExport({
    question,
    filter,
    wallet: choices.find(({ id }) => id === onlyWallet)?.name ?? onlyWallet ?? null,
  })
  const { showAll } = news
  const { showTop } = reading

  async function refresh() {
    setRefreshing(true)
    showAll()
    await history.refetch()
    setRefreshing(false)
  }

  return (
    <Root appearance={appearance} messages={messages}>
      <TransactionHistoryView
        exporting={exporting}
        filter={filter}
        isRefreshing={isRefreshing}
        maxHeight={maxHeight}
        model={model}
        onFilterChange={changeFilter}
        onRefresh={refresh}
        onShowNews={useCallback(() => {
          showAll()
          showTop()
        }, [showAll, showTop])}
        otherTypes={useMemo(() => otherTypes(transactions, filter.type), [transactions, filter.type])}
        pageSize={pageSize}
        reading={reading.places}
        showWallet={walletId === undefined && (wallets === undefined || wallets.length > 1)}
        toRow={useRowWriter({ format, wallets, branding })}
        wallets={walletId === undefined ? choices : NONE}
        {...useLoadAhead(history)}
      />
    </Root>
  )
}

const NONE: readonly never[] = []

function toWalletChoices(
  wallets: readonly Wallet[] | undefined,
  branding: Branding | undefined,
): readonly WalletChoice[] {
  if (!wallets || !branding) return []
  return wallets.map((wallet) => ({ id: wallet.id, name: walletUnit(branding, wallet).other }))
}
