import { QueryClient } from '@tanstack/react-query'
import { screen, waitFor } from '@testing-library/react'
import {
  Fragment,
  type ReactNode,
  StrictMode,
  Suspense,
  startTransition,
  useDeferredValue,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { toBalanceBook } from '../query/balance-book'
import { resourceKey } from '../query/keys'
import { balanceRecord, configRecord } from '../query/testing/records'
import { createScriptedBackend, deferred, type ScriptedBackend } from '../query/testing/scripted-backend'
import type { Session } from './context'
import { CreditsClientProvider } from './provider'
import { useSuspenseCreditBalance } from './suspense-reads'
import { clientOf, expectQuietConsole } from './testing/mount'
import { type CreditBalance, useBalances, useCreditBalance } from './use-balances'
import { useBranding, useConfig, usePackages, useViewer, useWallet, useWallets } from './use-config'

const ada: Session = { accountId: 'account-ada' }
const bob: Session = { accountId: 'account-bob' }

// React renders in slices, as it does on a page, only where it does not take itself to be in a test.
const FLAG = 'IS_REACT_ACT_ENVIRONMENT'
const flag = Reflect.get(globalThis, FLAG)
const host = document.body.appendChild(document.createElement('main'))
let root: Root

expectQuietConsole()
beforeEach(() => {
  Reflect.set(globalThis, FLAG, false)
  root = createRoot(host)
  rendered.length = 0
})
afterEach(() => {
  root.unmount()
  inTheMiddle = () => {}
  Reflect.set(globalThis, FLAG, flag)
})

/** What slow widgets rendered, whether it was shown or thrown away. */
const rendered: string[] = []
/** Happens once, between the first widget of a slow render and the next. */
let inTheMiddle = () => {}

/** Longer than React renders at a stretch. */
function takeLong(shown: string): void {
  const until = performance.now() + 15
  while (performance.now() < until);
  rendered.push(shown)
  queueMicrotask(inTheMiddle)
  inTheMiddle = () => {}
}

const amountIn = (data: CreditBalance | null | undefined) =>
  data?.balance.status === 'ok' ? String(data.balance.available.minor) : 'pending'

function One({ walletId = 'main' }: { walletId?: string }) {
  const shown = amountIn(useCreditBalance({ walletId }).data)
  takeLong(shown)
  return <li>{shown}</li>
}

function All() {
  const main = useBalances().data?.find(({ walletId }) => walletId === 'main')
  const shown = main?.status === 'ok' ? String(main.available.minor) : 'pending'
  takeLong(shown)
  return <li>{shown}</li>
}

function Restless() {
  const [count, setCount] = useState(0)
  return (
    <>
      <button type="button" onClick={() => setCount(count + 1)}>
        {count}
      </button>
      <One />
    </>
  )
}

function Suspending() {
  return <li>{amountIn(useSuspenseCreditBalance().data)}</li>
}

const slowly = (
  <ul>
    <One />
    <All />
    <One />
    <All />
  </ul>
)

let open = () => {}
let ask = () => {}

/** Shows widgets in a transition, once something has loaded what they read. */
function Opening({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const { data, refetch } = useCreditBalance()
  ask = () => void refetch()
  open = () => startTransition(() => setOpen(true))
  return (
    <>
      <p>{data ? 'loaded' : 'loading'}</p>
      {isOpen ? children : <ul />}
    </>
  )
}

let signIn = (_: Session) => {}

function SigningIn({ backend, children }: { backend: ScriptedBackend; children: ReactNode }) {
  const [client] = useState(() => clientOf(backend))
  const [session, setSession] = useState(ada)
  signIn = (next) => startTransition(() => setSession(next))
  return (
    <CreditsClientProvider client={client} session={session} live={false}>
      {children}
    </CreditsClientProvider>
  )
}

function Choosing() {
  const [walletId, setWalletId] = useState('main')
  const deferred = useDeferredValue(walletId)
  return (
    <>
      <button type="button" onClick={() => setWalletId('second')}>
        {walletId}
      </button>
      <ul>
        <One walletId={deferred} />
        <One walletId={deferred} />
        <One walletId={deferred} />
      </ul>
    </>
  )
}

function Widget() {
  const reads = [
    useConfig(),
    useViewer(),
    useBranding(),
    useWallets(),
    useWallet('second'),
    usePackages(),
    useBalances(),
    useCreditBalance(),
    useCreditBalance({ walletId: 'second' }),
  ]
  return <li>{reads.every(({ data }) => data !== undefined) ? 'loaded' : 'loading'}</li>
}

const backendOf = (version = 1) =>
  createScriptedBackend({
    getConfig: () => configRecord(),
    getBalances: () => ({ balances: [balanceRecord(version), balanceRecord(9, 'second')] }),
  })

const page = (backend: ScriptedBackend, shown: ReactNode, live = false) => (
  <CreditsClientProvider client={clientOf(backend)} session={ada} live={live}>
    {shown}
  </CreditsClientProvider>
)

/** What the list showed after each change of the page. */
function watch() {
  const paints: string[] = []
  const look = () =>
    paints.push(
      screen
        .getAllByRole('listitem')
        .map((item) => item.textContent)
        .join(' '),
    )
  const observer = new MutationObserver(() => {
    if (screen.queryAllByRole('listitem').length > 0) look()
  })
  observer.observe(host, { subtree: true, childList: true, characterData: true })
  return paints
}

const expectWhole = (paints: readonly string[]) => {
  for (const paint of paints) expect(new Set(paint.split(' ')).size, paints.join(' | ')).toBe(1)
}

describe('widgets that render in slices', () => {
  test('agree in every paint, also when an event changes the balance in the middle of a transition', async () => {
    const backend = backendOf()
    root.render(page(backend, <Opening>{slowly}</Opening>, true))
    await screen.findByText('loaded')
    await waitFor(() => expect(backend.openStreams()).toBe(1))
    const paints = watch()
    inTheMiddle = () => backend.send({ type: 'balance.updated', data: balanceRecord(2) })
    open()
    await waitFor(() => expect(paints.at(-1)).toBe('200 200 200 200'))
    expect(rendered[0]).toBe('100')
    expectWhole(paints)
  })

  test('agree in every paint, also when another answer comes in the middle of a transition', async () => {
    const backend = backendOf()
    root.render(page(backend, <Opening>{slowly}</Opening>))
    await screen.findByText('loaded')
    const paints = watch()
    backend.on('getBalances', () => ({ balances: [balanceRecord(3)] }))
    inTheMiddle = ask
    open()
    await waitFor(() => expect(paints.at(-1)).toBe('300 300 300 300'))
    expect(rendered[0]).toBe('100')
    expectWhole(paints)
  })

  test('agree when one of them renders for a reason of its own in the moment another answer comes', async () => {
    const queryClient = new QueryClient()
    root.render(
      <CreditsClientProvider
        client={clientOf(backendOf())}
        session={ada}
        live={false}
        queryClient={queryClient}
      >
        <Restless />
        <All />
      </CreditsClientProvider>,
    )
    await waitFor(() => expect(host.textContent).toBe('0100100'))
    queryClient.setQueryData(resourceKey(ada, 'balances'), toBalanceBook([balanceRecord(2)], Date.now()))
    flushSync(() => screen.getByRole('button').click())
    expect(host.textContent).toBe('1200200')
  })

  test('follow a deferred value together, while what is urgent is there at once', async () => {
    const backend = backendOf()
    root.render(page(backend, <Choosing />))
    await waitFor(() => expect(host.textContent).toBe('main100100100'))
    const paints = watch()
    screen.getByRole('button').click()
    await waitFor(() => expect(paints.at(-1)).toBe('900 900 900'))
    expect(paints).toContain('100 100 100')
    expectWhole(paints)
    expect(backend.count('getBalances')).toBe(1)
  })

  test('show one account or the other, never some of both, when the account changes in a transition', async () => {
    const backend = backendOf()
    root.render(<SigningIn backend={backend}>{slowly}</SigningIn>)
    await waitFor(() => expect(host.textContent).toBe('100100100100'))
    const paints = watch()
    backend.on('getBalances', () => ({ balances: [balanceRecord(2)] }))
    rendered.length = 0
    signIn(bob)
    await waitFor(() => expect(paints.at(-1)).toBe('200 200 200 200'))
    expect(rendered).not.toContain('100')
    expectWhole(paints)
  })
})

describe('a change of account under suspense', () => {
  const suspending = (
    <Suspense fallback="loading">
      <ul>
        <Suspending />
        <Suspending />
      </ul>
    </Suspense>
  )

  test('in a transition keeps what is shown until the next account is there, then shows that alone', async () => {
    const backend = backendOf()
    root.render(<SigningIn backend={backend}>{suspending}</SigningIn>)
    await waitFor(() => expect(host.textContent).toBe('100100'))
    const paints = watch()
    const answer = deferred<unknown>()
    backend.on('getBalances', () => answer.promise)
    signIn(bob)
    await waitFor(() => expect(backend.count('getBalances')).toBe(2))
    expect(host.textContent).toBe('100100')
    answer.resolve({ balances: [balanceRecord(2)] })
    await waitFor(() => expect(host.textContent).toBe('200200'))
    expectWhole(paints)
    expect(backend.requests).toHaveLength(4)
  })

  test('back to the account that is still shown leaves it as it is', async () => {
    const backend = backendOf()
    root.render(<SigningIn backend={backend}>{suspending}</SigningIn>)
    await waitFor(() => expect(host.textContent).toBe('100100'))
    const paints = watch()
    const answer = deferred<unknown>()
    backend.on('getBalances', () => answer.promise)
    signIn(bob)
    await waitFor(() => expect(backend.count('getBalances')).toBe(2))
    signIn(ada)
    answer.resolve({ balances: [balanceRecord(2)] })
    await expect.poll(() => backend.requests.length).toBe(4)
    await new Promise((resolve) => setTimeout(resolve))
    expect(host.textContent).toBe('100100')
    expect(paints).toEqual([])
  })
})

test.each([
  ['once', Fragment],
  ['twice, as StrictMode does', StrictMode],
])(
  'fifteen widgets, mounted %s, are one request for balances and one for the configuration',
  async (_, Mode) => {
    const backend = backendOf()
    const three = (
      <>
        <Widget />
        <Widget />
        <Widget />
      </>
    )
    const widgets = ['a', 'b', 'c', 'd', 'e'].map((key) => <ul key={key}>{three}</ul>)
    root.render(<Mode>{page(backend, widgets)}</Mode>)
    await waitFor(() => expect(screen.getAllByText('loaded')).toHaveLength(15))
    expect(backend.requests.map(({ operation }) => operation).sort()).toEqual(['getBalances', 'getConfig'])
  },
)
