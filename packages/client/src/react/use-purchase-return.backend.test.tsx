import { amount, type Purchase } from '@creditkit/contract'
import { createMockBackend, type MockBackend } from '@creditkit/mock-server'
import { act, render, screen, waitFor } from '@testing-library/react'
import { type ReactNode, StrictMode } from 'react'
import { describe, expect, test } from 'vitest'
import { createCreditsClient } from '../http/create-client'
import { createMemoryStorage } from '../http/storage'
import { CreditsClientProvider } from './provider'
import { expectQuietConsole } from './testing/mount'
import { usePurchaseFlow } from './use-purchase-flow'
import { usePurchaseReturn } from './use-purchase-return'

expectQuietConsole()

type Provider = Purchase['provider']

const RETURN_URL = 'https://app.test/billing?tab=credits&session_id={CHECKOUT_SESSION_ID}#top'
const CLEAN_URL = 'https://app.test/billing?tab=credits#top'
const DECLINED_CARD = '4000000000000002'

function Buy({ provider }: { provider: Provider }) {
  const { start, state, isReady } = usePurchaseFlow({ walletId: 'credits' })
  const returnUrl = provider === 'stripe_checkout' ? RETURN_URL : CLEAN_URL
  const draft = { walletId: 'credits', provider, money: amount(1000, 'USD/2'), returnUrl } as const
  return (
    <button type="button" onClick={() => void start(draft)}>
      buy {isReady ? state.status : 'later'}
    </button>
  )
}

function Return({ url }: { url: string }) {
  const { status, state, returned, retry } = usePurchaseReturn({ url })
  const failure = 'purchase' in state ? state.purchase?.failure?.declineCode : undefined
  return (
    <div>
      <output>
        {status} {state.status} {returned?.claim ?? 'silent'} {failure}
      </output>
      <p data-testid="clean">{returned?.cleanUrl}</p>
      <button type="button" onClick={() => void retry()}>
        Retry
      </button>
    </div>
  )
}

/** Ada's browser: every page that it opens is a new one, with what was remembered. */
function browser() {
  const mock = createMockBackend()
  const storage = createMemoryStorage()
  const client = () =>
    createCreditsClient({
      fetch: mock.fetch,
      getHeaders: () => ({ authorization: 'Bearer mock_ada' }),
      storage,
      retry: { baseMs: 1, capMs: 5 },
    })
  const open = (page: ReactNode) =>
    render(
      <StrictMode>
        <CreditsClientProvider client={client()} live={false}>
          {page}
        </CreditsClientProvider>
      </StrictMode>,
    )
  /** Starts a purchase and leaves for the provider; answers with the purchase. */
  const leave = async (provider: Provider): Promise<Purchase> => {
    const { unmount } = open(<Buy provider={provider} />)
    const button = await screen.findByText('buy idle')
    act(() => button.click())
    await screen.findByText('buy awaiting_approval')
    unmount()
    const [purchase] = (await client().listPurchases()).items
    if (!purchase) throw new Error('Nothing was bought')
    return purchase
  }
  return { mock, open, leave, client }
}

const orderOf = ({ nextAction }: Purchase) =>
  nextAction?.type === 'paypal_order' ? nextAction.orderId : 'no order'
const sessionOf = ({ nextAction }: Purchase) =>
  (nextAction?.type === 'redirect' && /\/((?:cs|cks)_\w+)/.exec(nextAction.url)?.[1]) || 'no session'

/** Confirms an intent with a card whose bank asks on a page of its own; answers with the intent. */
async function confirm(mock: MockBackend, { nextAction }: Purchase): Promise<string> {
  const secret = nextAction?.type === 'stripe_payment_intent' ? nextAction.clientSecret : ''
  const [intent = ''] = secret.split('_secret_')
  const response = await mock.fetch(`https://api.stripe.com/v1/payment_intents/${intent}/confirm`, {
    method: 'POST',
    headers: { authorization: `Bearer ${mock.providers.secrets.stripe.secretKey}` },
    body: new URLSearchParams({ payment_method: 'pm_card_threeDSecure2Required', return_url: CLEAN_URL }),
  })
  expect(response.status).toBe(200)
  return intent
}

type Journey = (mock: MockBackend, purchase: Purchase) => Promise<string | null>

/** What the buyer does on the provider's page, and where it sends them to. */
const paying: Record<Provider, Journey> = {
  paypal: async ({ providers }, purchase) => (await providers.paypal.approve(orderOf(purchase))).returnUrl,
  stripe: async (mock, purchase) =>
    mock.providers.stripe.completeChallenge(await confirm(mock, purchase), 'pass'),
  stripe_checkout: ({ providers }, purchase) => providers.stripe.completeCheckout(sessionOf(purchase)),
  dodo: ({ providers }, purchase) => providers.dodo.completeCheckout(sessionOf(purchase)),
}
const turningBack: Record<Exclude<Provider, 'stripe'>, Journey> = {
  paypal: ({ providers }, purchase) => providers.paypal.cancel(orderOf(purchase)),
  stripe_checkout: ({ providers }, purchase) => providers.stripe.cancelCheckout(sessionOf(purchase)),
  dodo: ({ providers }, purchase) => providers.dodo.cancelCheckout(sessionOf(purchase)),
}
const failing: Record<'stripe' | 'dodo', Journey> = {
  stripe: async (mock, purchase) =>
    mock.providers.stripe.completeChallenge(await confirm(mock, purchase), 'fail'),
  dodo: ({ providers }, purchase) =>
    providers.dodo.completeCheckout(sessionOf(purchase), { card: DECLINED_CARD }),
}
const providers: readonly Provider[] = ['paypal', 'stripe', 'stripe_checkout', 'dodo']

const shown = () => screen.getByRole('status').textContent?.trim()
const reaches = (state: string) => waitFor(() => expect(shown()).toBe(state))

async function expectCredited({ mock, client }: ReturnType<typeof browser>, times: number) {
  await mock.idle()
  const { items } = await client().listTransactions({ walletId: 'credits', type: 'purchase' })
  expect(items.filter(({ money }) => money?.minor === 1000)).toHaveLength(times)
  expect(await mock.ledger.verify()).toEqual([])
}

describe('back from the provider, against a backend that keeps the contract', () => {
  test.each(providers)(
    '%s: who has paid is credited once, however often they come back',
    async (provider) => {
      const ada = browser()
      const purchase = await ada.leave(provider)
      ada.mock.webhooks.hold()
      const url = (await paying[provider](ada.mock, purchase)) ?? 'nowhere'
      const { unmount } = ada.open(<Return url={url} />)
      await reaches('found succeeded paid')
      expect(screen.getByTestId('clean').textContent).toBe(CLEAN_URL)
      unmount()
      ada.open(<Return url={url} />)
      await reaches('nothing idle paid')
      await ada.mock.webhooks.deliver()
      await expectCredited(ada, 1)
      expect(ada.mock.requests.all('capturePurchase').length).toBeLessThanOrEqual(1)
    },
  )

  test.each(providers)('%s: two tabs that come back at once are credited once', async (provider) => {
    const ada = browser()
    const url = (await paying[provider](ada.mock, await ada.leave(provider))) ?? 'nowhere'
    ada.open(<Return url={url} />)
    ada.open(<Return url={url} />)
    await waitFor(() => {
      const states = screen.getAllByRole('status').map(({ textContent }) => textContent?.trim())
      expect(states).toContain('found succeeded paid')
      expect(states.join()).not.toMatch(/finding|capturing|resumable/)
    })
    await expectCredited(ada, 1)
  })

  test.each(['paypal', 'stripe_checkout', 'dodo'] as const)(
    '%s: who turned back finds the purchase open, and pays it after all',
    async (provider) => {
      const ada = browser()
      const purchase = await ada.leave(provider)
      const back = (await turningBack[provider](ada.mock, purchase)) ?? 'nowhere'
      const { unmount } = ada.open(<Return url={back} />)
      await reaches(`found resumable ${provider === 'dodo' ? 'silent' : 'canceled'}`)
      act(() => screen.getByText('Retry').click())
      await waitFor(() => expect(shown()).toMatch(/awaiting_approval/))
      unmount()
      const url = (await paying[provider](ada.mock, purchase)) ?? 'nowhere'
      ada.open(<Return url={url} />)
      await reaches('found succeeded paid')
      await expectCredited(ada, 1)
      expect((await ada.client().listPurchases()).items).toHaveLength(1)
    },
  )

  test.each(['stripe', 'dodo'] as const)(
    '%s: a payment that failed is not taken for paid, and leaves the purchase open',
    async (provider) => {
      const ada = browser()
      const purchase = await ada.leave(provider)
      const back = (await failing[provider](ada.mock, purchase)) ?? 'nowhere'
      const { unmount } = ada.open(<Return url={back} />)
      await waitFor(() => expect(shown()).toMatch(/^found resumable failed \w+/))
      unmount()
      expect(ada.mock.requests.all('capturePurchase')).toEqual([])
      ada.open(<Return url={(await paying[provider](ada.mock, purchase)) ?? 'nowhere'} />)
      await reaches('found succeeded paid')
      await expectCredited(ada, 1)
    },
  )

  test('PayPal: a buyer who only says so has not paid', async () => {
    const ada = browser()
    const url = `${CLEAN_URL.replace('#top', '')}&token=${orderOf(await ada.leave('paypal'))}&PayerID=QYR5Z8XDVJNXQ`
    ada.open(<Return url={url} />)
    await reaches('found awaiting_approval paid')
    await expectCredited(ada, 0)
  })

  test('Dodo: a bank transfer is on its way until it is there', async () => {
    const ada = browser()
    const session = sessionOf(await ada.leave('dodo'))
    const url = (await ada.mock.providers.dodo.completeCheckout(session, { method: 'bank' })) ?? 'nowhere'
    ada.open(<Return url={url} />)
    await reaches('found settling paid')
    const paymentId = new URL(url).searchParams.get('payment_id') ?? 'none'
    await ada.mock.providers.dodo.settle(paymentId, 'succeeded')
    await reaches('found succeeded paid')
    await expectCredited(ada, 1)
  })

  test('an answer to the capture that is lost on the way back is found out, not paid again', async () => {
    const ada = browser()
    const url = (await paying.paypal(ada.mock, await ada.leave('paypal'))) ?? 'nowhere'
    ada.mock.fail('capturePurchase', { when: 'after', times: 1 })
    ada.open(<Return url={url} />)
    await reaches('found succeeded paid')
    await expectCredited(ada, 1)
  })
})
