import { QueryClient } from '@tanstack/react-query'
import { screen, waitFor } from '@testing-library/react'
import { type ReactNode, startTransition, useDeferredValue, useState } from 'react'
import { flushSync } from 'react-dom'
import { describe, expect, test } from 'vitest'
import { toBalanceBook } from '../query/balance-book'
import { resourceKey } from '../query/keys'
import { balanceRecord } from '../query/testing/records'
import type { ScriptedBackend } from '../query/testing/scripted-backend'
import { CreditsClientProvider } from './provider'
import { clientOf, expectQuietConsole } from './testing/mount'
import { All, backendOf, expectWhole, One, renderInSlices, slices, slowly, watch } from './testing/slices'
import { useCreditBalance } from './use-balances'

const ada = { accountId: 'account-ada' }

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

const page = (backend: ScriptedBackend, shown: ReactNode, live = false) => (
  <CreditsClientProvider client={clientOf(backend)} session={ada} live={live}>
    {shown}
  </CreditsClientProvider>
)

expectQuietConsole()
renderInSlices()

describe('widgets that render in slices', () => {
  test('agree in every paint, also when an event changes the balance in the middle of a transition', async () => {
    const backend = backendOf()
    slices.render(page(backend, <Opening>{slowly}</Opening>, true))
    await screen.findByText('loaded')
    await waitFor(() => expect(backend.openStreams()).toBe(1))
    const paints = watch()
    slices.inTheMiddle = () => backend.send({ type: 'balance.updated', data: balanceRecord(2) })
    open()
    await waitFor(() => expect(paints.at(-1)).toBe('200 200 200 200'))
    expect(slices.rendered[0]).toBe('100')
    expectWhole(paints)
  })

  test('agree in every paint, also when another answer comes in the middle of a transition', async () => {
    const backend = backendOf()
    slices.render(page(backend, <Opening>{slowly}</Opening>))
    await screen.findByText('loaded')
    const paints = watch()
    backend.on('getBalances', () => ({ balances: [balanceRecord(3)] }))
    slices.inTheMiddle = ask
    open()
    await waitFor(() => expect(paints.at(-1)).toBe('300 300 300 300'))
    expect(slices.rendered[0]).toBe('100')
    expectWhole(paints)
  })

  test('agree when one of them renders for a reason of its own in the moment another answer comes', async () => {
    const queryClient = new QueryClient()
    slices.render(
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
    await waitFor(() => expect(slices.host.textContent).toBe('0100100'))
    queryClient.setQueryData(resourceKey(ada, 'balances'), toBalanceBook([balanceRecord(2)], Date.now()))
    flushSync(() => screen.getByRole('button').click())
    expect(slices.host.textContent).toBe('1200200')
  })

  test('follow a deferred value together, while what is urgent is there at once', async () => {
    const backend = backendOf()
    slices.render(page(backend, <Choosing />))
    await waitFor(() => expect(slices.host.textContent).toBe('main100100100'))
    const paints = watch()
    screen.getByRole('button').click()
    await waitFor(() => expect(paints.at(-1)).toBe('900 900 900'))
    expect(paints).toContain('100 100 100')
    expectWhole(paints)
    expect(backend.count('getBalances')).toBe(1)
  })
})
