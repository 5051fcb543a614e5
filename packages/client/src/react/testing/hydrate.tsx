import { render } from '@testing-library/react'
import { type ReactElement, type ReactNode, StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { transactionsQuery } from '../../query/options'
import { prefetchCredits } from '../../query/prefetch'
import type { InitialData } from '../../query/prefetched'
import { balanceRecord, configRecord, transactionRecord } from '../../query/testing/records'
import { createScriptedBackend, type ScriptedBackend } from '../../query/testing/scripted-backend'
import type { Session } from '../context'
import { CreditsClientProvider, type CreditsClientProviderProps } from '../provider'
import { useCreditBalance } from '../use-balances'
import { clientOf } from './mount'

/** A backend of one viewer, with a balance of a hundred times the version and two pages of history. */
export const backendOf = (version: number, userId = 'ada') =>
  createScriptedBackend({
    getConfig: () => configRecord('Sky Credits', userId),
    getBalances: () => ({ balances: [balanceRecord(version)] }),
    listTransactions: ({ query }) =>
      query.cursor === undefined
        ? { items: [transactionRecord(2)], nextCursor: 'more' }
        : { items: [transactionRecord(1)], nextCursor: null },
  })

/** A balance, and all of its handle that a first draw could give away. */
export function Credits() {
  const { data, isPending, isFetching, isStale, updatedAt, refetch } = useCreditBalance()
  const shown =
    data?.balance.status === 'ok' ? `${data.balance.available.minor} credits` : data?.balance.status
  return (
    <div aria-busy={isFetching}>
      <output>{isPending ? 'pending' : shown}</output>
      <time dateTime={updatedAt ?? ''}>{isStale ? 'stale' : 'current'}</time>
      <button type="button" onClick={() => void refetch()}>
        Refresh
      </button>
    </div>
  )
}

/** What a server that asks the backend puts into its page. */
export async function prefetched(backend: ScriptedBackend, session?: Session): Promise<InitialData | null> {
  const initial = await prefetchCredits(clientOf(backend), {
    session,
    queries: (source) => [transactionsQuery(source, { type: 'usage' })],
  })
  return JSON.parse(JSON.stringify(initial))
}

type Props = Partial<CreditsClientProviderProps>

/** A page over a backend, as the server and the browser render it. */
export function pageOf(backend: ScriptedBackend, Mode = StrictMode) {
  const client = clientOf(backend)
  return (props: Props, shown: ReactNode = <Credits />) => (
    <Mode>
      <CreditsClientProvider client={client} live={false} {...props}>
        {shown}
      </CreditsClientProvider>
    </Mode>
  )
}

/** Renders on a server, then takes the HTML over in a browser. */
export function hydrate(backend: ScriptedBackend, props: Props, shown?: ReactNode, Mode = StrictMode) {
  const page = pageOf(backend, Mode)
  return takeOver(renderToString(page(props, shown)), (more = props) => page(more, shown))
}

/** Takes HTML over in a browser; every text that it ever shows is in `seen`. */
export function takeOver(html: string, page: (props?: Props) => ReactElement) {
  const container = document.createElement('div')
  container.innerHTML = html
  document.body.append(container)
  const seen: (string | null)[] = []
  const watch = new MutationObserver(() => seen.push(container.textContent))
  watch.observe(container, { childList: true, subtree: true, characterData: true, attributes: true })
  const failures: unknown[] = []
  const view = render(page(), {
    container,
    hydrate: true,
    onRecoverableError: (error) => failures.push(error),
  })
  return {
    html,
    seen,
    failures,
    show: (more: Props) => view.rerender(page(more)),
  }
}
