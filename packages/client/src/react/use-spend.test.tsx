import { act, screen, waitFor } from '@testing-library/react'
import { type ReactNode, useLayoutEffect } from 'react'
import { describe, expect, test } from 'vitest'
import { balanceRecord, configRecord, credits, transactionRecord } from '../query/testing/records'
import {
  createScriptedBackend,
  deferred,
  problem,
  type ScriptedBackend,
} from '../query/testing/scripted-backend'
import { expectQuietConsole, mount } from './testing/mount'
import { useBalances, useCreditBalance } from './use-balances'
import { useSpend } from './use-spend'

expectQuietConsole()

function Header() {
  const { data } = useCreditBalance()
  return (
    <p data-testid="header">{data?.balance.status === 'ok' ? data.balance.available.minor : 'unknown'}</p>
  )
}

function Wallets() {
  const { data } = useBalances()
  return (
    <p data-testid="wallets">
      {data?.map((balance) => (balance.status === 'ok' ? balance.available.minor : balance.status)).join(' ')}
    </p>
  )
}

function Spend({ minor, accountId }: { minor: number; accountId?: string }) {
  const spend = useSpend()
  const press = () =>
    void spend.submit({
      walletId: 'main',
      amount: credits(minor),
      description: 'A run',
      reference: { type: 'run', id: `run-${minor}` },
      ...(accountId !== undefined && { accountId }),
    })
  return (
    <div>
      <button type="button" onClick={press}>
        Spend {minor}
      </button>
      <output>
        {spend.status === 'failed' ? `${spend.error.code} ${spend.isOutcomeKnown}` : spend.status}
      </output>
    </div>
  )
}

/** Every balance that was ever on the page, one after the other; the two widgets agree in each of them. */
const paints: string[] = []

function Paints() {
  useLayoutEffect(() => {
    const page = document.body
    const note = () => {
      const header = page.querySelector('[data-testid=header]')?.textContent ?? ''
      const wallets = page.querySelector('[data-testid=wallets]')?.textContent ?? ''
      paints.push(header === wallets ? header : `${header} but ${wallets}`)
    }
    const observer = new MutationObserver(note)
    observer.observe(page, { subtree: true, childList: true, characterData: true })
    paints.length = 0
    return () => observer.disconnect()
  }, [])
  return null
}

const spent = (version: number, minor: number) => ({
  transaction: transactionRecord(version),
  balance: { ...balanceRecord(version), available: credits(minor) },
})
const event = (version: number, minor: number) =>
  ({ type: 'balance.updated', data: { ...balanceRecord(version), available: credits(minor) } }) as const
const header = () => screen.getByTestId('header').textContent
const press = (minor: number) => act(() => screen.getByText(`Spend ${minor}`).click())
const withoutRepeats = (values: readonly string[]) =>
  values.filter((value, index) => value !== values[index - 1])

/** A page with 500 credits. */
async function page(backend: ScriptedBackend, spends: ReactNode, live = false) {
  backend.on('getConfig', () => configRecord())
  backend.on('getBalances', ({ count }) =>
    count === 1 ? { balances: [balanceRecord(5)] } : new Promise(() => {}),
  )
  const view = mount(
    <>
      <Header />
      <Wallets />
      <Paints />
      {spends}
    </>,
    backend,
    { live },
  )
  await screen.findByText('500', { selector: '[data-testid=header]' })
  if (live) await waitFor(() => expect(backend.openStreams()).toBe(1))
  paints.length = 0
  return view
}

describe('useSpend', () => {
  test('takes the credits from every widget at once, and leaves them when the server agrees', async () => {
    const answer = deferred<unknown>()
    const backend = createScriptedBackend({ spend: () => answer.promise })
    await page(backend, <Spend minor={30} />)
    press(30)
    expect(header()).toBe('470')
    await screen.findByText('pending')
    await act(async () => answer.resolve(spent(6, 470)))
    await screen.findByText('succeeded')
    expect(withoutRepeats(paints)).toEqual(['470'])
    expect(
      backend.requests.find(({ operation }) => operation === 'spend')?.headers.get('idempotency-key'),
    ).toBeTruthy()
  })

  test('gives back at once what the server refuses, exactly', async () => {
    const answer = deferred<unknown>()
    const backend = createScriptedBackend({ spend: () => answer.promise })
    await page(backend, <Spend minor={30} />)
    press(30)
    expect(header()).toBe('470')
    await act(async () => answer.resolve(problem('wallet_unavailable', { walletId: 'main' })))
    await screen.findByText('wallet_unavailable true')
    expect(withoutRepeats(paints)).toEqual(['470', '500'])
  })

  test('neither dips nor bounces when the event comes before the answer, or of another change', async () => {
    const answer = deferred<unknown>()
    const backend = createScriptedBackend({ spend: () => answer.promise })
    await page(backend, <Spend minor={30} />, true)
    press(30)
    await waitFor(() => expect(backend.count('spend')).toBe(1))
    await act(async () => backend.send(event(6, 480), event(7, 450)))
    await act(async () => answer.resolve(spent(7, 450)))
    await screen.findByText('succeeded')
    await waitFor(() => expect(withoutRepeats(paints)).toEqual(['470', '450']))
  })

  test('two that overlap both go out, and their answers in whatever order show the newest', async () => {
    const answers = [deferred<unknown>(), deferred<unknown>()]
    const backend = createScriptedBackend({ spend: ({ count }) => answers[count - 1]?.promise })
    await page(
      backend,
      <>
        <Spend minor={30} />
        <Spend minor={20} />
      </>,
    )
    press(30)
    await waitFor(() => expect(backend.count('spend')).toBe(1))
    press(20)
    await waitFor(() => expect(backend.count('spend')).toBe(2))
    await act(async () => answers[1]?.resolve(spent(7, 450)))
    await act(async () => answers[0]?.resolve(spent(6, 470)))
    await waitFor(() => expect(screen.getAllByText('succeeded')).toHaveLength(2))
    expect(withoutRepeats(paints)).toEqual(['470', '450'])
    const keys = backend.requests.flatMap(({ operation, headers }) =>
      operation === 'spend' ? [headers.get('idempotency-key')] : [],
    )
    expect(new Set(keys).size).toBe(2)
  })

  test('the same one twice under way is one request, and taken once', async () => {
    const backend = createScriptedBackend({ spend: () => new Promise(() => {}) })
    await page(
      backend,
      <>
        <Spend minor={30} />
        <Spend minor={30} />
      </>,
    )
    act(() => {
      for (const button of screen.getAllByText('Spend 30')) button.click()
    })
    expect(header()).toBe('470')
    await waitFor(() => expect(backend.count('spend')).toBe(1))
  })

  test('shows nothing as taken that would not suffice, or that is another account’s', async () => {
    const backend = createScriptedBackend({ spend: () => new Promise(() => {}) })
    await page(
      backend,
      <>
        <Spend minor={501} />
        <Spend minor={40} accountId="account-ben" />
      </>,
    )
    press(501)
    press(40)
    await waitFor(() => expect(backend.count('spend')).toBe(2))
    expect(header()).toBe('500')
    expect(withoutRepeats(paints)).not.toContain('460')
  })

  test('what was spent of another account’s credits is not shown as the viewer’s balance', async () => {
    const backend = createScriptedBackend({ spend: () => spent(99, 7) })
    await page(backend, <Spend minor={40} accountId="account-ben" />)
    press(40)
    await screen.findByText('succeeded')
    expect(header()).toBe('500')
  })

  test('a refusal for lack of credits asks the server for the balance', async () => {
    const refusal = { required: credits(30), available: credits(10), walletId: 'main' }
    const backend = createScriptedBackend({ spend: () => problem('insufficient_credits', refusal) })
    await page(backend, <Spend minor={30} />)
    backend.on('getBalances', () => ({ balances: [event(6, 10).data] }))
    press(30)
    await screen.findByText('insufficient_credits true')
    await waitFor(() => expect(header()).toBe('10'))
  })

  test('after a lost answer the balance is asked for, and shown as the server says; the same again has the same key', async () => {
    const backend = createScriptedBackend({ spend: () => Promise.reject(new TypeError('unreachable')) })
    await page(backend, <Spend minor={30} />)
    const asked = deferred<unknown>()
    backend.on('getBalances', () => asked.promise)
    press(30)
    await screen.findByText('network false')
    await waitFor(() => expect(backend.count('getBalances')).toBe(2))
    expect(header()).toBe('470')
    await act(async () => asked.resolve({ balances: [event(6, 470).data] }))
    await act(async () => {})
    backend.on('spend', () => spent(6, 470))
    press(30)
    await screen.findByText('succeeded')
    expect(withoutRepeats(paints)).toEqual(['470'])
    const keys = backend.requests.flatMap(({ operation, headers }) =>
      operation === 'spend' ? [headers.get('idempotency-key')] : [],
    )
    expect(keys[1]).toBe(keys[0])
  })

  test('another account sees nothing of what is being spent', async () => {
    const backend = createScriptedBackend({ spend: () => new Promise(() => {}) })
    const { show } = await page(backend, <Spend minor={30} />)
    backend.on('getBalances', () => ({ balances: [event(1, 77).data] }))
    press(30)
    expect(header()).toBe('470')
    show(
      <>
        <Header />
        <Spend minor={30} />
      </>,
      { session: { accountId: 'account-ben' } },
    )
    await waitFor(() => expect(header()).toBe('77'))
    screen.getByText('idle')
  })
})
