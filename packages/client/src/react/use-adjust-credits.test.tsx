import { QueryClient } from '@tanstack/react-query'
import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import {
  auditRecord,
  balanceRecord,
  configRecord,
  credits,
  transactionRecord,
} from '../query/testing/records'
import {
  createScriptedBackend,
  deferred,
  problem,
  type ScriptedBackend,
} from '../query/testing/scripted-backend'
import { expectQuietConsole, mount } from './testing/mount'
import { useAdjustCredits } from './use-adjust-credits'
import { useAudit } from './use-admin'

expectQuietConsole()

const outcomes: Promise<unknown>[] = []

function Adjust({ minor = 5, times = 1 }: { minor?: number; times?: number }) {
  const adjust = useAdjustCredits()
  const press = () => {
    for (let time = 0; time < times; time += 1) {
      outcomes.push(
        adjust.submit({ userId: 'grace', walletId: 'main', amount: credits(minor), reason: 'goodwill' }),
      )
    }
  }
  const detail =
    adjust.status === 'failed' ? ` ${adjust.error.code} ${adjust.isOutcomeKnown ? 'known' : 'unknown'}` : ''
  return (
    <div>
      <output>
        {adjust.status}
        {detail}
      </output>
      <button type="button" onClick={press}>
        Adjust
      </button>
      <button type="button" onClick={adjust.reset}>
        Reset
      </button>
    </div>
  )
}

function Audit() {
  return <p data-testid="audit">{useAudit().items.length}</p>
}

const done = () => ({
  transaction: transactionRecord(1),
  balance: balanceRecord(1),
  audit: auditRecord('goodwill'),
})
const status = () => screen.getByRole('status').textContent
const press = (name = 'Adjust') => act(() => screen.getByText(name).click())
const keysOf = (backend: ScriptedBackend) =>
  backend.requests
    .filter(({ operation }) => operation === 'adminAdjust')
    .map(({ headers }) => headers.get('idempotency-key'))
const unreachable = () => Promise.reject(new TypeError('unreachable'))

describe('useAdjustCredits', () => {
  test('goes from idle over pending to succeeded, and refreshes the audit trail', async () => {
    const answer = deferred<unknown>()
    const backend = createScriptedBackend({
      adminAdjust: () => answer.promise,
      adminListAudit: ({ count }) => ({
        items: count === 1 ? [] : [auditRecord('goodwill')],
        nextCursor: null,
      }),
    })
    mount(
      <>
        <Adjust />
        <Audit />
      </>,
      backend,
    )
    expect(status()).toBe('idle')
    await waitFor(() => expect(backend.count('adminListAudit')).toBe(1))
    press()
    expect(status()).toBe('pending')
    await act(async () => answer.resolve(done()))
    await waitFor(() => expect(status()).toBe('succeeded'))
    await waitFor(() => expect(screen.getByTestId('audit').textContent).toBe('1'))
    press('Reset')
    expect(status()).toBe('idle')
  })

  test('submitting the same twice is one request and one promise', async () => {
    const backend = createScriptedBackend({ adminAdjust: done })
    mount(<Adjust times={2} />, backend)
    press()
    await waitFor(() => expect(status()).toBe('succeeded'))
    expect(outcomes.at(-1)).toBe(outcomes.at(-2))
    expect(backend.count('adminAdjust')).toBe(1)
  })

  test('two components that submit the same at once are one request', async () => {
    const answer = deferred<unknown>()
    const backend = createScriptedBackend({ adminAdjust: () => answer.promise })
    mount(
      <>
        <Adjust />
        <Adjust />
      </>,
      backend,
    )
    act(() => {
      for (const button of screen.getAllByText('Adjust')) button.click()
    })
    await waitFor(() => expect(backend.count('adminAdjust')).toBe(1))
    await act(async () => answer.resolve(done()))
    await waitFor(() => expect(screen.getAllByText('succeeded')).toHaveLength(2))
    expect(backend.count('adminAdjust')).toBe(1)
  })

  test('after a lost answer the same goes out with the same key, also after a remount; then with a new one', async () => {
    const backend = createScriptedBackend({ adminAdjust: unreachable })
    const { show } = mount(<Adjust />, backend)
    press()
    await waitFor(() => expect(status()).toBe('failed network unknown'))
    show(<p>Elsewhere</p>)
    show(<Adjust />)
    backend.on('adminAdjust', done)
    press()
    await waitFor(() => expect(status()).toBe('succeeded'))
    press()
    await waitFor(() => expect(backend.count('adminAdjust')).toBe(3))
    await waitFor(() => expect(status()).toBe('succeeded'))
    const [first, second, third] = keysOf(backend)
    expect(first).toBeTruthy()
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })

  test('another payload has another key; coming back to one of unknown outcome takes up its own', async () => {
    const backend = createScriptedBackend({ adminAdjust: unreachable })
    const { show } = mount(<Adjust minor={5} />, backend)
    press()
    await waitFor(() => expect(status()).toBe('failed network unknown'))
    show(<Adjust minor={6} />)
    press()
    await waitFor(() => expect(backend.count('adminAdjust')).toBe(2))
    await waitFor(() => expect(status()).toBe('failed network unknown'))
    show(<Adjust minor={5} />)
    press()
    await waitFor(() => expect(backend.count('adminAdjust')).toBe(3))
    await waitFor(() => expect(status()).toBe('failed network unknown'))
    const [five, six, fiveAgain] = keysOf(backend)
    expect(six).not.toBe(five)
    expect(fiveAgain).toBe(five)
  })

  test('a definite no ends the key: the same may be tried anew', async () => {
    const backend = createScriptedBackend({
      adminAdjust: () =>
        problem('insufficient_credits', { required: credits(5), available: credits(1), walletId: 'main' }),
    })
    mount(<Adjust minor={-5} />, backend)
    press()
    await waitFor(() => expect(status()).toBe('failed insufficient_credits known'))
    press()
    await waitFor(() => expect(backend.count('adminAdjust')).toBe(2))
    await waitFor(() => expect(status()).toBe('failed insufficient_credits known'))
    expect(new Set(keysOf(backend)).size).toBe(2)
  })

  test('another account sees nothing of a submission, and its late outcome refreshes nothing', async () => {
    const answer = deferred<unknown>()
    const backend = createScriptedBackend({
      getConfig: () => configRecord(),
      adminAdjust: () => answer.promise,
    })
    const queryClient = new QueryClient()
    const { show } = mount(<Adjust />, backend, { queryClient })
    press()
    await waitFor(() => expect(backend.count('adminAdjust')).toBe(1))
    show(<Adjust />, { queryClient, session: { accountId: 'account-bob' } })
    expect(status()).toBe('idle')
    await act(async () => answer.resolve(done()))
    await act(async () => {})
    expect(status()).toBe('idle')
    expect(backend.requests.map(({ operation }) => operation)).toEqual(['adminAdjust'])
    expect(queryClient.getQueryCache().findAll({ queryKey: ['creditkit', 'account-ada'] })).toEqual([])
  })
})
