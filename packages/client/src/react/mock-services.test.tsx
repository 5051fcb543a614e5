import { amount, type OperationInput } from '@creditkit/contract'
import { createMockBackend } from '@creditkit/mock-server'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { isProblem } from '../http/problem'
import { expectQuietConsole } from './testing/mount'
import { Credits, clientFor, press, reaches, showScreens, textOf } from './testing/screens'
import { useAutoTopUp } from './use-auto-top-up'
import { useExportTransactions } from './use-export-transactions'
import { useCancelSubscription, usePlans, useSubscribe, useSubscriptions } from './use-plans'
import { useRedeemCode } from './use-redeem-code'

expectQuietConsole()

const sky = (minor: number) => amount(minor, 'SKY/2')
const usd = (minor: number) => amount(minor, 'USD/2')

function Plans() {
  const plans = usePlans()
  const running = useSubscriptions().items.filter(({ status }) => status !== 'ended')
  const subscribe = useSubscribe()
  const cancel = useCancelSubscription()
  const missing =
    subscribe.status === 'failed' && isProblem(subscribe.error, 'insufficient_credits')
      ? `${subscribe.error.problem.available.minor} of ${subscribe.error.problem.required.minor}`
      : ''
  return (
    <div>
      {plans.data?.map(({ id }) => (
        <button key={id} type="button" onClick={() => void subscribe.submit({ planId: id, autoRenew: true })}>
          {id}
        </button>
      ))}
      <output aria-label="subscribe">
        {subscribe.status} {missing}
      </output>
      <output aria-label="subscriptions">
        {running.map(({ planId, status }) => `${planId} ${status}`).join(', ')}
      </output>
      {running.map(({ id, planId }) => (
        <button key={id} type="button" onClick={() => void cancel.submit({ subscriptionId: id })}>
          cancel {planId}
        </button>
      ))}
    </div>
  )
}

test('a plan is bought with credits and canceled again; one that costs too much says what is missing', async () => {
  const mock = createMockBackend()
  showScreens(mock, {
    mock_ada: (
      <>
        <Credits />
        <Plans />
      </>
    ),
  })
  await reaches('subscriptions', 'dns-basic active')
  await reaches('credits', /^2750/)
  press('dns-enterprise')
  await reaches('subscribe', 'failed 2750 of 5000')
  press('dns-pro')
  await reaches('subscribe', 'succeeded')
  expect(textOf('subscriptions')).toBe('dns-pro active, dns-basic active')
  expect(textOf('credits')).toBe('1250 service_purchase')
  press('cancel dns-pro')
  await reaches('subscriptions', 'dns-pro canceled, dns-basic active')
  expect(mock.requests.all('listSubscriptions')).toHaveLength(1)
  expect(await mock.ledger.verify()).toEqual([])
})

function Redeem() {
  const redeem = useRedeemCode()
  return (
    <button type="button" onClick={() => void redeem.submit({ code: ' welcome10 ' })}>
      redeem {redeem.status} {redeem.status === 'failed' && redeem.error.code}
    </button>
  )
}

test('a code is redeemed once', async () => {
  const mock = createMockBackend()
  showScreens(mock, {
    mock_ada: (
      <>
        <Credits />
        <Redeem />
      </>
    ),
  })
  await reaches('credits', /^2750 /)
  press(/redeem/)
  await screen.findByText('redeem succeeded')
  expect(textOf('credits')).toBe('3750 promo')
  press(/redeem/)
  await screen.findByText('redeem failed code_already_redeemed')
  expect(textOf('credits')).toBe('3750 promo')
})

function Rule({ rule }: { rule: OperationInput<'setAutoTopUp'> }) {
  const { data, isPending, save } = useAutoTopUp({ walletId: 'credits' })
  return (
    <div>
      <output aria-label="rule">{isPending ? 'pending' : (data?.status ?? 'never set')}</output>
      <button type="button" onClick={() => void save.submit(rule)}>
        save {save.status} {save.status === 'failed' && save.error.errors.map(({ path }) => path).join()}
      </button>
    </div>
  )
}

test('a rule that was never set is none, and it cannot be turned on without a payment method to charge', async () => {
  const mock = createMockBackend()
  const rule = {
    walletId: 'credits',
    threshold: sky(500),
    amount: usd(2000),
    monthlyLimit: usd(1000),
    provider: 'dodo',
  } as const
  const page = (enabled: boolean) => ({ mock_ada: <Rule rule={{ ...rule, enabled }} /> })
  const { unmount } = showScreens(mock, page(true))
  await reaches('rule', 'never set')
  press(/save/)
  await screen.findByText('save failed monthlyLimit,provider')
  expect(textOf('rule')).toBe('never set')
  unmount()
  showScreens(mock, page(false))
  await reaches('rule', 'never set')
  press(/save/)
  await screen.findByText('save succeeded')
  expect(textOf('rule')).toBe('off')
})

function Export() {
  const file = useExportTransactions()
  const lines = file.status === 'succeeded' ? file.result.trim().split('\r\n').length : 0
  return (
    <button type="button" onClick={() => void file.start({ walletId: 'credits' })}>
      export {file.status} {lines}
    </button>
  )
}

test('an export has the whole history, not only the page that is loaded', async () => {
  const mock = createMockBackend({ scenario: 'long-history' })
  const client = clientFor(mock, 'mock_ada')
  let all = 0
  let cursor: string | null | undefined
  while (cursor !== null) {
    const page = await client.listTransactions({
      walletId: 'credits',
      limit: 100,
      ...(cursor !== undefined && { cursor }),
    })
    all += page.items.length
    cursor = page.nextCursor
  }
  expect(all).toBeGreaterThan(100)
  showScreens(mock, { mock_ada: <Export /> })
  press(/export/)
  await screen.findByText(`export succeeded ${all + 1}`)
})
