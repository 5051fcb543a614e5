import type { ReadHandle } from '@creditkit/client/react'
import { useTransaction, useTransactions } from '@creditkit/client/react'
import type { Transaction } from '@creditkit/contract'
import type { HistoryLinks } from './history-links'
import { RelatedLoading, RelatedMissing, RelatedRow, type Relation } from './history-related.view'
import type { HistoryRow } from './history-row.model'

/** What a related transaction takes. */
interface RelatedProps {
  readonly row: HistoryRow
  readonly links: HistoryLinks
}

/** The transaction that this one takes back, or the one that takes it back: a link where it is loaded, else its facts. */
export function HistoryRelated({ row, links }: RelatedProps) {
  if (row.reverses !== null) {
    const loaded = links.find(row.reverses)
    if (loaded) return <RelatedRow onShow={links.show} relation="reverses" row={loaded} />
    return <FetchedRelated id={row.reverses} links={links} />
  }
  if (row.status !== 'reversed') return null
  const loaded = links.findReversal(row.id)
  if (loaded) return <RelatedRow onShow={links.show} relation="reversedBy" row={loaded} />
  return <SearchedReversal links={links} row={row} />
}

function FetchedRelated({ id, links }: { readonly id: string; readonly links: HistoryLinks }) {
  return <Answered handle={useTransaction(id)} links={links} relation="reverses" />
}

/** No transaction names what took it back; the server finds it by what it names. */
function SearchedReversal({ row, links }: RelatedProps) {
  const { items, ...handle } = useTransactions({ q: row.id })
  const found = items.find(({ reverses }) => reverses === row.id)
  return <Answered handle={{ ...handle, data: found }} links={links} relation="reversedBy" />
}

function Answered({
  handle,
  links,
  relation,
}: {
  readonly handle: Pick<ReadHandle<Transaction>, 'data' | 'error' | 'isPending' | 'isFetching' | 'refetch'>
  readonly links: HistoryLinks
  readonly relation: Relation
}) {
  if (handle.data) return <RelatedRow onShow={null} relation={relation} row={links.toRow(handle.data)} />
  if (handle.isPending) return <RelatedLoading relation={relation} />
  // Not every server keeps what took something back.
  if (!handle.error) return null
  return (
    <RelatedMissing
      isRetrying={handle.isFetching}
      onRetry={handle.error.code === 'not_found' ? null : handle.refetch}
      relation={relation}
    />
  )
}
