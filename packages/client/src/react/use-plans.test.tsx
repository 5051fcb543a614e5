import type { Subscription } from '@creditkit/contract'
import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { isProblem } from '../http/problem'
import {
  balanceRecord,
  configRecord,
  credits,
  subscriptionRecord,
  transactionRecord,
} from '../query/testing/records'
import {
  createScriptedBackend,
  deferred,
  problem,
  type ScriptedBackend,
} from '../query/testing/scripted-backend'
import { everyMomentDiffers } from './testing/every-moment'
import { expectQuietConsole, mount } from './testing/mount'
import { useCreditBalance } from './use-balances'
import { useCancelSubscription, usePlans, useSubscribe, useSubscriptions } from './use-plans'

expectQuietConsole()

function Plans() {
  const { data, error } = usePlans()
  return <p data-testid="plans">{error?.code ?? data?.map(({ name }) => name).join(', ')}</p>
}

function Subscriptions() {
  const { items, hasMore, loadMore } = useSubscriptions()
  return (
    <div>
      <p data-testid="subscriptions">
        {items.map(({ id, status }) => `${id.replace('subscription-', '')} ${status}`).join(', ')}
      </p>
      {hasMore && (
        <button type="button" onClick={() => void loadMore()}>
          More
        </button>
      )}
    </div>
  )
}

function Subscribe() {
  const subscribe = useSubscribe()
  const short =
    subscribe.status === 'failed' && isProblem(subscribe.error, 'insufficient_credits')
      ? `${subscribe.error.problem.required.minor} of ${subscribe.error.problem.available.minor}`
      : ''
  return (
    <button type="button" onClick={() => void subscribe.submit({ planId: 'dns-basic', autoRenew: true })}>
      subscribe {subscribe.status} {short}
    </button>
  )
}

function Cancel({ subscriptionId }: { subscriptionId: string }) {
  const cancel = useCancelSubscription()
  return (
    <button type="button" onClick={() => void cancel.submit({ subscriptionId })}>
      cancel {cancel.status}
    </button>
  )
}

function Credits() {
  const { data } = useCreditBalance()
  return <p>{data?.balance.status === 'ok' ? `${data.balance.available.minor} credits` : 'no credits'}</p>
}

const shown = () => screen.getByTestId('subscriptions').textContent
const press = (name: string | RegExp) => act(() => screen.getByText(name).click())
const pageOf = (...items: Subscription[]) => ({ items, nextCursor: null })

function service(): ScriptedBackend {
  return createScriptedBackend({
    getConfig: () => configRecord(),
    getBalances: () => ({ balances: [balanceRecord(1)] }),
    listSubscriptions: () => pageOf(subscriptionRecord(2), subscriptionRecord(1)),
    subscribe: () => ({
      subscription: subscriptionRecord(3),
      transaction: transactionRecord(1),
      balance: balanceRecord(2),
    }),
    cancelSubscription: ({ params }) => {
      const number = Number(params.subscriptionId?.replace('subscription-', ''))
      return subscriptionRecord(number, { status: 'canceled', autoRenew: false, renewsAt: null })
    },
  })
}

describe('usePlans', () => {
  test('answers with the plans, in the order of the server', async () => {
    const plan = (name: string) => ({
      id: name,
      walletId: 'main',
      name,
      description: '',
      price: credits(5),
      limits: { zones: 1 },
      available: true,
    })
    const backend = createScriptedBackend({ listPlans: () => ({ plans: [plan('Pro'), plan('Basic')] }) })
    mount(<Plans />, backend)
    await waitFor(() => expect(screen.getByTestId('plans').textContent).toBe('Pro, Basic'))
  })
})

describe('useSubscribe', () => {
  test('shows the subscription and the new balance from its answer, before anything is asked again', async () => {
    const backend = service()
    mount(
      <>
        <Subscriptions />
        <Subscribe />
        <Credits />
      </>,
      backend,
    )
    await waitFor(() => expect(shown()).toBe('2 active, 1 active'))
    await screen.findByText('100 credits')
    backend.on('getBalances', () => new Promise(() => {}))
    press(/subscribe/)
    await screen.findByText('subscribe succeeded')
    expect(shown()).toBe('3 active, 2 active, 1 active')
    screen.getByText('200 credits')
    expect(backend.count('listSubscriptions')).toBe(1)
  })

  test('too few credits say how many it takes and how many there are', async () => {
    const backend = service()
    backend.on('subscribe', () =>
      problem('insufficient_credits', { required: credits(5), available: credits(2), walletId: 'main' }),
    )
    mount(
      <>
        <Subscriptions />
        <Subscribe />
      </>,
      backend,
    )
    await waitFor(() => expect(shown()).toBe('2 active, 1 active'))
    press(/subscribe/)
    await screen.findByText('subscribe failed 5 of 2')
    expect(shown()).toBe('2 active, 1 active')
  })

  test('another account sees nothing of a subscription that is made meanwhile', async () => {
    const answer = deferred<unknown>()
    const backend = service()
    backend.on('subscribe', () => answer.promise)
    const page = (
      <>
        <Subscriptions />
        <Subscribe />
      </>
    )
    const { show } = mount(page, backend)
    await waitFor(() => expect(shown()).toBe('2 active, 1 active'))
    press(/subscribe/)
    await screen.findByText('subscribe pending')
    backend.on('listSubscriptions', () => pageOf())
    show(page, { session: { accountId: 'account-bob' } })
    await screen.findByText('subscribe idle')
    await waitFor(() => expect(backend.count('listSubscriptions')).toBe(2))
    await act(async () =>
      answer.resolve({
        subscription: subscriptionRecord(3),
        transaction: transactionRecord(1),
        balance: balanceRecord(2),
      }),
    )
    await act(async () => {})
    screen.getByText('subscribe idle')
    expect(shown()).toBe('')
  })
})

describe('useCancelSubscription', () => {
  test('shows the subscription as canceled from its answer; a later answer of the server replaces it', async () => {
    everyMomentDiffers()
    const backend = service()
    const page = (
      <>
        <Subscriptions />
        <Cancel subscriptionId="subscription-1" />
        <Subscribe />
      </>
    )
    const { show } = mount(page, backend)
    await waitFor(() => expect(shown()).toBe('2 active, 1 active'))
    press(/cancel/)
    await screen.findByText('cancel succeeded')
    expect(shown()).toBe('2 active, 1 canceled')
    expect(backend.count('listSubscriptions')).toBe(1)
    backend.on('listSubscriptions', () => pageOf(subscriptionRecord(1, { status: 'ended' })))
    show(<p>Elsewhere</p>, { session: { accountId: 'account-bob' } })
    show(page)
    await waitFor(() => expect(shown()).toBe('1 ended'))
  })

  test('one that is not loaded yet waits for its page', async () => {
    const backend = service()
    backend.on('listSubscriptions', ({ query }) =>
      query.cursor === undefined
        ? { items: [subscriptionRecord(2)], nextCursor: 'next' }
        : pageOf(subscriptionRecord(1, { status: 'canceled' })),
    )
    mount(
      <>
        <Subscriptions />
        <Cancel subscriptionId="subscription-1" />
      </>,
      backend,
    )
    await waitFor(() => expect(shown()).toBe('2 active'))
    press(/cancel/)
    await screen.findByText('cancel succeeded')
    expect(shown()).toBe('2 active')
    press('More')
    await waitFor(() => expect(shown()).toBe('2 active, 1 canceled'))
  })
})
