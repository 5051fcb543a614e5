import { useBranding, useTransactions, useViewer, useWallets } from '@creditkit/client/react'
import type { Branding, Transaction, Wallet } from '@creditkit/contract'
import { useMemo, useRef, useState } from 'react'
import { walletUnit } from '../../format/index'
import type { MessageOverrides } from '../../i18n/index'
import { Root } from '../../parts/index'
import { useFormat } from '../../provider/index'
import type { Appearance } from '../../theme/index'
import type { WalletChoice } from './history-choices.view'
import {
  type HistoryFilter,
  type HistoryQuestion,
  isFiltered,
  NO_FILTER,
  otherTypes,
  toQuestion,
} from './history-filter.model'
import { hasBalances, toHistoryRow } from './history-row.model'
import { toTransactionHistoryModel } from './transaction-history.model'
import { TransactionHistoryView } from './transaction-history.view'
import { useHeldNews } from './use-held-news'
import { useReading } from './use-reading'
import { useSettled } from './use-settled'

/** What the history takes; everything may be left out. */
export interface TransactionHistoryProps {
  /** Shows the transactions of this wallet only, without a choice; those of every wallet unless named. */
  readonly walletId?: string | undefined
  /** Rows that are loaded at a time, from 1 to 100; 25 unless named. */
  readonly pageSize?: number | undefined
  readonly appearance?: Appearance | undefined
  readonly messages?: MessageOverrides | undefined
}

/** What went in and out, newest first, kept current. New rows wait above while somebody reads further down. */
export function TransactionHistory({
  walletId,
  pageSize = 25,
  appearance,
  messages,
}: TransactionHistoryProps) {
  const format = useFormat()
  const [filter, setFilter] = useState<HistoryFilter>(NO_FILTER)
  const [isRefreshing, setRefreshing] = useState(false)
  const reading = useReading()
  const question = useQuestion(filter, walletId, pageSize)
  const history = useTransactions(question)
  const earlier = useEarlier(history.data)
  const { markId, showAll } = useHeldNews(history.items, JSON.stringify(question), reading.isReading)
  const wallets = useWallets().data
  const branding = useBranding().data
  const choices = useMemo(() => toWalletChoices(wallets, branding), [wallets, branding])

  const model = toTransactionHistoryModel(history, {
    format,
    isFiltered: isFiltered(filter),
    markId,
    earlier,
  })
  const transactions = model.status === 'ready' ? model.transactions : null
  const rows = useMemo(
    () => transactions?.map((transaction) => toHistoryRow(transaction, { format, wallets, branding })) ?? [],
    [transactions, format, wallets, branding],
  )

  function showNews() {
    showAll()
    reading.showTop()
  }

  async function refresh() {
    setRefreshing(true)
    showAll()
    await history.refetch()
    setRefreshing(false)
  }

  return (
    <Root appearance={appearance} messages={messages}>
      <TransactionHistoryView
        filter={filter}
        isRefreshing={isRefreshing}
        model={model}
        onFilterChange={setFilter}
        onLoadMore={history.loadMore}
        onRefresh={refresh}
        onShowNews={showNews}
        otherTypes={otherTypes(transactions ?? [], filter.type)}
        pageSize={pageSize}
        reading={reading}
        rows={rows}
        showBalance={hasBalances(rows)}
        showWallet={walletId === undefined && (wallets === undefined || wallets.length > 1)}
        wallets={walletId === undefined ? choices : []}
      />
    </Root>
  )
}

function toWalletChoices(
  wallets: readonly Wallet[] | undefined,
  branding: Branding | undefined,
): readonly WalletChoice[] {
  if (!wallets || !branding) return []
  return wallets.map((wallet) => ({ id: wallet.id, name: walletUnit(branding, wallet).other }))
}

/** The question that the filters ask, once what is typed has settled. */
function useQuestion(filter: HistoryFilter, walletId: string | undefined, pageSize: number): HistoryQuestion {
  const format = useFormat()
  const search = useSettled(filter.search)
  const from = useSettled(filter.from)
  const to = useSettled(filter.to)
  return useMemo(() => {
    const asked = toQuestion({ ...filter, search, from, to }, format)
    return { ...asked, ...(walletId !== undefined && { walletId }), limit: pageSize }
  }, [filter, search, from, to, format, walletId, pageSize])
}

/** The rows that were answered last, to bridge the time to the next answer; never those of another account. */
function useEarlier(rows: readonly Transaction[] | undefined): readonly Transaction[] | null {
  const viewer = useViewer().data
  const last = useRef<{ readonly accountId: string; readonly rows: readonly Transaction[] } | null>(null)
  if (!viewer) last.current = null
  else if (rows) last.current = { accountId: viewer.accountId, rows }
  return last.current && last.current.accountId === viewer?.accountId ? last.current.rows : null
}
