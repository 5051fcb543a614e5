import { amount } from '@creditkit/contract'
import { extend, type MockBackend, type Scenario } from '@creditkit/mock-server'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { createInstantPayment } from '../../testing/instant-payment'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { ServicePlans, type ServicePlansProps } from './index'

const sky = (minor: number) => amount(minor, 'SKY/2')

function show(props: ServicePlansProps = {}, options: WorldOptions = {}) {
  const world = createWorld(options)
  const payments = [createInstantPayment({ mock: () => world.mock })]
  const onEvent = vi.fn()
  const heard = { onSubscribed: vi.fn(), onCanceled: vi.fn() }
  render(
    <StrictMode>
      <InWorld onEvent={onEvent} payments={payments} world={world}>
        <ServicePlans {...heard} {...props} />
      </InWorld>
    </StrictMode>,
  )
  return { ...world, ...heard, onEvent, user: userEvent.setup() }
}
type Shown = ReturnType<typeof show>

/** The hosting company, where Ada has so many hundredths of a credit, and perhaps a plan. */
function company(minor: number, changes: Partial<Scenario> = {}): Scenario {
  return extend('dual-billing', {
    subscriptions: [],
    history: [
      {
        accountId: 'acct_ada',
        kind: 'credit',
        walletId: 'credits',
        amount: sky(minor),
        type: 'purchase',
        source: 'purchase',
        description: 'Credits bought',
        minutesAgo: 60,
      },
    ],
    ...changes,
  })
}
const own = (planId: string, autoRenew: boolean, months = 1): Partial<Scenario> => ({
  subscriptions: [
    { id: 'sub_1', accountId: 'acct_ada', planId, startedMinutesAgo: 3 * 24 * 60, months, autoRenew },
  ],
})

const plans = () => document.querySelector('[data-ck-slot="servicePlans"]')
const card = (plan: string) => screen.findByRole('article', { name: plan })
const dialog = (name: string | RegExp) => screen.findByRole('dialog', { name })
const subscribeTo = async ({ user }: Shown, plan: string) => {
  await user.click(await screen.findByRole('button', { name: `Subscribe to ${plan}` }))
  return dialog(`Subscribe to ${plan}`)
}
const confirm = async ({ user }: Shown) =>
  user.click(await screen.findByRole('button', { name: /^Subscribe for / }))
const amountsIn = (element: HTMLElement) =>
  within(element)
    .getAllByRole('definition')
    .map(({ textContent }) => textContent?.replaceAll('\u00a0', ' '))
const available = async ({ client }: Shown) => {
  const balance = await client.getBalance({ walletId: 'credits' })
  return balance.status === 'ok' ? balance.available.minor : null
}

describeConformance('ServicePlans', {
  draw: (appearance) => <ServicePlans {...(appearance ? { appearance } : {})} />,
  slot: 'servicePlans',
  loaded: () => screen.findByRole('article', { name: 'DNS Pro' }),
  data: [
    /^DNS (Basic|Pro|Enterprise)$/,
    'Sky Credits',
    /^(Zones|Records|Queries per month)$/,
    'For a first site',
    'For a growing business',
    'For agencies with many zones',
  ],
})

describe('the list', () => {
  test('says what each plan costs, in money too, what it includes, and what is not sold it leaves out', async () => {
    show()
    const pro = await card('DNS Pro')
    expect(pro).toHaveTextContent(/15 Sky Credits a month/)
    expect(pro).toHaveTextContent('$15.00 at the current rate')
    expect(
      within(pro)
        .getAllByRole('term')
        .map(({ textContent }) => textContent),
    ).toEqual(['Zones', 'Records', 'Queries per month'])
    expect(amountsIn(pro)).toEqual(['50', '2,500', '20,000,000'])
    expect(screen.getAllByRole('article')).toHaveLength(3)
    expect(screen.queryByText('DNS Classic')).not.toBeInTheDocument()
    expect(screen.getByText(/^Balance: 27\.50\sSky Credits$/)).toBeVisible()
  })

  test('names limits as the host does', async () => {
    show({ limitLabels: { zones: 'Domains' } })
    expect(within(await card('DNS Pro')).getByText('Domains')).toBeVisible()
  })

  test('shows the plans of one wallet', async () => {
    show({ walletId: 'virtfusion' })
    expect(await screen.findByText('No plans on offer')).toBeVisible()
    expect(plans()).toHaveAttribute('data-state', 'empty')
  })

  test('says when a plan renews, and for how much', async () => {
    show()
    const basic = await card('DNS Basic')
    expect(basic).toHaveTextContent(/Renews on Nov 30, 2026 for 5\sSky Credits\./)
    expect(within(basic).getByText('Active')).toBeVisible()
    expect(within(basic).queryByRole('button', { name: /^Subscribe/ })).not.toBeInTheDocument()
  })

  test('says when the balance will not bear a renewal, and leads to more', async () => {
    const { user, onEvent } = show({}, { scenario: company(900, own('dns-pro', true)) })
    const pro = await card('DNS Pro')
    expect(pro).toHaveTextContent(/6\sSky Credits missing so far\./)
    await user.click(within(pro).getByRole('button', { name: 'Add credits' }))
    expect(await within(await dialog('Buy credits')).findByRole('radio', { name: /^Starter/ })).toBeChecked()
    expect(onEvent).toHaveBeenCalledWith({
      type: 'credits.addRequested',
      walletId: 'credits',
      from: 'servicePlans',
    })
  })

  test('a plan that ends says until when, and offers nothing that changes nothing', async () => {
    show({}, { scenario: company(900, own('dns-pro', false)) })
    const pro = await card('DNS Pro')
    expect(pro).toHaveTextContent('Canceled. Runs until Nov 29, 2026; you can subscribe again after that.')
    expect(within(pro).queryByRole('button')).not.toBeInTheDocument()
  })

  test('a plan that the customer has is shown though it is sold no more', async () => {
    show({}, { scenario: company(900, own('dns-classic', true)) })
    expect(await card('DNS Classic')).toHaveTextContent(/^DNS ClassicActive/)
  })

  test('a renewal that lacked credits says so, and is paid by itself once they are bought', async () => {
    const shown = show(
      {},
      {
        scenario: company(900, own('dns-pro', true)),
        prepare: (mock) => mock.clock.advance({ days: 29 }),
      },
    )
    const pro = await card('DNS Pro')
    expect(within(pro).getByText('Payment due')).toBeVisible()
    expect(pro).toHaveTextContent(/Due since Nov 29, 2026/)
    expect(pro).toHaveTextContent(/6\sSky Credits missing/)
    await shown.user.click(within(pro).getByRole('button', { name: 'Add credits' }))
    await shown.user.click(await screen.findByRole('button', { name: 'Pay with PayPal' }))
    await shown.user.click(await screen.findByRole('button', { name: 'Done' }))
    await waitFor(() => expect(within(pro).getByText('Active')).toBeVisible())
    expect(await available(shown)).toBe(900 + 1000 - 1500)
  })

  test('plans stay when it is not known which of them run', async () => {
    const shown = show(
      {},
      { prepare: (mock) => mock.fail('listSubscriptions', { code: 'internal', times: 1 }) },
    )
    expect(await screen.findByText('We could not check which plans you have')).toBeVisible()
    expect(await card('DNS Basic')).toHaveTextContent('You may have this plan already.')
    expect(plans()).toHaveAttribute('data-state', 'ready')
    await shown.user.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(async () => expect(await card('DNS Basic')).toHaveTextContent('Renews on'))
    expect(screen.queryByText('We could not check which plans you have')).not.toBeInTheDocument()
  })

  test('finds a running plan however many have ended since', async () => {
    const ended = Array.from({ length: 60 }, (_, index) => ({
      id: `sub_ended_${index}`,
      accountId: 'acct_ada',
      planId: 'dns-pro',
      startedMinutesAgo: 90 * 24 * 60,
      months: 1,
      autoRenew: false,
    }))
    const [running] = own('dns-basic', true).subscriptions ?? []
    show({}, { scenario: company(900, { subscriptions: running ? [running, ...ended] : [] }) })
    await waitFor(async () => expect(await card('DNS Basic')).toHaveTextContent('Renews on'))
  })

  test('a failed load is an error with a way on', async () => {
    const { user } = show({}, { prepare: (mock) => mock.fail('listPlans', { code: 'internal', times: 1 }) })
    expect(await screen.findByRole('alert')).toHaveTextContent('The plans could not be loaded')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await card('DNS Pro')).toBeVisible()
  })

  test.each([
    ['signed-out', 'signed_out', 'Sign in to see your plans.'],
    ['forbidden', 'forbidden', 'No access to plans'],
  ] as const)('%s is a state of its own', async (scenario, state, text) => {
    show({}, { scenario })
    expect(await screen.findByText(text)).toBeVisible()
    expect(plans()).toHaveAttribute('data-state', state)
  })
})

describe('subscribing', () => {
  test('says first what it costs now and later, and afterwards what was charged', async () => {
    const shown = show()
    const confirmation = await subscribeTo(shown, 'DNS Pro')
    expect(amountsIn(confirmation)).toEqual(['15 Sky Credits', '27.50 Sky Credits', '12.50 Sky Credits'])
    expect(within(confirmation).getByRole('switch')).toBeChecked()
    expect(confirmation).toHaveTextContent(/15\sSky Credits are taken from your balance in a month/)
    expect(confirmation).toHaveTextContent(/DNS Basic keeps running beside it/)
    shown.mock.requests.expectNone('subscribe')

    await confirm(shown)
    const receipt = await dialog('DNS Pro is active')
    expect(amountsIn(receipt)).toEqual(['15 Sky Credits', '12.50 Sky Credits', 'Dec 1, 2026'])
    expect(await available(shown)).toBe(1250)
    expect(shown.onSubscribed).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ planId: 'dns-pro', autoRenew: true }),
    )
    expect(shown.onEvent).toHaveBeenCalledWith(
      expect.objectContaining({ type: 'plan.subscribed', planId: 'dns-pro' }),
    )

    const done = within(receipt).getByRole('button', { name: 'Done' })
    expect(done).toHaveFocus()
    await shown.user.click(done)
    const pro = await card('DNS Pro')
    expect(pro).toHaveTextContent('Renews on Dec 1, 2026')
    await waitFor(() => expect(within(pro).getByRole('heading')).toHaveFocus())
  })

  test('for one month says that it ends, and does', async () => {
    const shown = show()
    const confirmation = await subscribeTo(shown, 'DNS Pro')
    await shown.user.click(within(confirmation).getByRole('switch', { name: 'Renew every month' }))
    expect(confirmation).toHaveTextContent('It runs for one month and ends. Nothing more is charged.')
    await confirm(shown)
    expect(within(await dialog('DNS Pro is active')).getByText('Ends on')).toBeVisible()
    shown.mock.requests.expectOne('subscribe', { planId: 'dns-pro', autoRenew: false })
    expect(await card('DNS Pro')).toHaveTextContent('Runs until Dec 1, 2026, then ends. It does not renew.')
  })

  test('begins with the renewal as the host wants it', async () => {
    const shown = show({ defaultAutoRenew: false })
    expect(within(await subscribeTo(shown, 'DNS Pro')).getByRole('switch')).not.toBeChecked()
  })

  test('that is given up charges nothing, and gives the focus back', async () => {
    const shown = show()
    await subscribeTo(shown, 'DNS Pro')
    await shown.user.keyboard('{Escape}')
    await waitFor(() => expect(screen.getByRole('button', { name: 'Subscribe to DNS Pro' })).toHaveFocus())
    shown.mock.requests.expectNone('subscribe')
  })

  test('twice is once', async () => {
    const shown = show()
    await subscribeTo(shown, 'DNS Pro')
    await shown.user.dblClick(await screen.findByRole('button', { name: /^Subscribe for / }))
    await dialog('DNS Pro is active')
    expect(shown.mock.requests.all('subscribe')).toHaveLength(1)
    shown.mock.requests.expectEveryMutationHasKey()
    expect(await available(shown)).toBe(1250)
  })

  test('whose answer is lost is finished under the same key, as it was asked for', async () => {
    const shown = show({}, { prepare: (mock) => mock.fail('subscribe', { when: 'after', times: 1 }) })
    const confirmation = await subscribeTo(shown, 'DNS Pro')
    await confirm(shown)
    const check = await screen.findByRole('button', { name: 'Check and finish' })
    expect(within(confirmation).getByRole('alert')).toHaveTextContent('We do not know yet')
    expect(confirmation).not.toHaveTextContent('Nothing has been charged')
    expect(within(confirmation).getByRole('switch')).toBeDisabled()
    await shown.user.click(check)
    await dialog('DNS Pro is active')
    const keys = shown.mock.requests.all('subscribe').map(({ idempotencyKey }) => idempotencyKey)
    expect(keys).toHaveLength(2)
    expect(new Set(keys)).toHaveProperty('size', 1)
    expect(await available(shown)).toBe(1250)
    expect(shown.onSubscribed).toHaveBeenCalledOnce()
    expect(await shown.mock.ledger.verify()).toEqual([])
  })

  test('is for the price that was shown, or asked about again', async () => {
    let isDearer = false
    const shown = show(
      {},
      {
        spoil: async (answer) => {
          const body = await answer.clone().text()
          if (!isDearer || !body.includes('"plans":')) return answer
          return new Response(body.replace('"minor":1500', '"minor":2000'), answer)
        },
      },
    )
    const confirmation = await subscribeTo(shown, 'DNS Pro')
    isDearer = true
    await confirm(shown)
    expect(await within(confirmation).findByRole('alert')).toHaveTextContent(
      /It was 15\sSky Credits and is 20\sSky Credits now\. Nothing has been charged\./,
    )
    shown.mock.requests.expectNone('subscribe')
    expect(amountsIn(confirmation)[0]).toBe('20 Sky Credits')
    await shown.user.click(screen.getByRole('button', { name: /^Subscribe for 20/ }))
    await dialog('DNS Pro is active')
  })

  test('to what has gone from the offer meanwhile charges nothing', async () => {
    let isGone = false
    const shown = show(
      {},
      {
        spoil: async (answer) => {
          const body = await answer.clone().text()
          if (!isGone || !body.includes('"plans":')) return answer
          return new Response(body.replaceAll('"available":true', '"available":false'), answer)
        },
      },
    )
    const confirmation = await subscribeTo(shown, 'DNS Pro')
    isGone = true
    await confirm(shown)
    expect(await within(confirmation).findByRole('alert')).toHaveTextContent('not on offer any more')
    await confirm(shown)
    shown.mock.requests.expectNone('subscribe')
  })

  test.each([
    ['already_subscribed', 'You have this plan already.'],
    ['wallet_unavailable', 'This wallet cannot be reached right now. Your credits are safe.'],
    ['plan_unavailable', 'Nothing has been charged. Choose another plan.'],
    ['rate_limited', 'Too many requests. Wait a moment and try again.'],
  ] as const)('that is refused with %s says so, and that nothing was charged', async (code, text) => {
    const shown = show({}, { prepare: (mock) => mock.fail('subscribe', { code, times: 1 }) })
    const confirmation = await subscribeTo(shown, 'DNS Pro')
    await confirm(shown)
    const alert = await within(confirmation).findByRole('alert')
    expect(alert).toHaveTextContent(text)
    expect(alert).toHaveTextContent('Nothing has been charged')
    expect(await available(shown)).toBe(2750)
  })

  test('without a connection charges nothing, and can be tried again', async () => {
    const shown = show()
    const confirmation = await subscribeTo(shown, 'DNS Pro')
    shown.mock.offline()
    await confirm(shown)
    expect(await within(confirmation).findByRole('alert')).toHaveTextContent('We could not reach the server')
    shown.mock.requests.expectNone('subscribe')
    shown.mock.offline(false)
    await confirm(shown)
    await dialog('DNS Pro is active')
  })
})

describe('without enough credits', () => {
  test('it leads to a purchase and back to the same confirmation, with everything kept', async () => {
    const shown = show({}, { scenario: company(4500) })
    const confirmation = await subscribeTo(shown, 'DNS Enterprise')
    expect(amountsIn(confirmation)).toEqual(['50 Sky Credits', '45 Sky Credits', '5 Sky Credits'])
    await shown.user.click(within(confirmation).getByRole('switch', { name: 'Renew every month' }))
    const submit = within(confirmation).getByRole('button', { name: /^Subscribe for 50/ })
    expect(submit).toHaveAttribute('aria-disabled', 'true')
    await shown.user.click(submit)
    shown.mock.requests.expectNone('subscribe')

    await shown.user.click(within(confirmation).getByRole('button', { name: /^Buy Starter/ }))
    await shown.user.click(
      await within(await dialog('Buy credits')).findByRole('button', { name: 'Pay with PayPal' }),
    )
    await shown.user.click(await screen.findByRole('button', { name: 'Done' }))
    await waitFor(() => expect(submit).toHaveFocus())
    expect(within(confirmation).getByRole('switch')).not.toBeChecked()
    await waitFor(() =>
      expect(amountsIn(confirmation)).toEqual(['50 Sky Credits', '55 Sky Credits', '5 Sky Credits']),
    )
    shown.mock.requests.expectNone('subscribe')

    await shown.user.keyboard('{Enter}')
    await dialog('DNS Enterprise is active')
    shown.mock.requests.expectOne('subscribe', { planId: 'dns-enterprise', autoRenew: false })
    expect(await available(shown)).toBe(500)
    expect(await shown.mock.ledger.verify()).toEqual([])
  })

  test('the server’s no counts where the balance cannot be read', async () => {
    const shown = show(
      {},
      { scenario: company(900), prepare: (mock: MockBackend) => mock.fail('getBalances') },
    )
    const confirmation = await subscribeTo(shown, 'DNS Pro')
    expect(amountsIn(confirmation)).toEqual(['15 Sky Credits', 'not known right now'])
    await confirm(shown)
    await within(confirmation).findByText('Not enough credits yet')
    expect(amountsIn(confirmation)).toEqual(['15 Sky Credits', '9 Sky Credits', '6 Sky Credits'])
  })

  test('a host may take the purchase over', async () => {
    const onBuy = vi.fn()
    const shown = show({ onBuy }, { scenario: company(900) })
    await subscribeTo(shown, 'DNS Pro')
    await shown.user.click(await screen.findByRole('button', { name: /^Buy Starter/ }))
    expect(onBuy).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ walletId: 'credits', shortfall: sky(600) }),
    )
    expect(screen.queryByRole('dialog', { name: 'Buy credits' })).not.toBeInTheDocument()
  })
})

describe('canceling', () => {
  const askToCancel = async ({ user }: Shown, plan: string) => {
    await user.click(await screen.findByRole('button', { name: `Cancel ${plan}` }))
    return dialog(`Cancel ${plan}?`)
  }
  const cancel = ({ user }: Shown) => user.click(screen.getByRole('button', { name: 'Cancel plan' }))

  test('says until when the plan runs, and then says that it is canceled and runs on', async () => {
    const shown = show()
    const asked = await askToCancel(shown, 'DNS Basic')
    expect(amountsIn(asked)).toEqual(['Nov 30, 2026', 'Nothing'])
    expect(asked).toHaveAccessibleDescription(/which is not refunded\.$/)
    shown.mock.requests.expectNone('cancelSubscription')
    await cancel(shown)
    const basic = await card('DNS Basic')
    await waitFor(() => expect(basic).toHaveTextContent('Canceled. Runs until Nov 30, 2026'))
    await waitFor(() => expect(within(basic).getByRole('heading')).toHaveFocus())
    expect(plans()?.querySelector('[aria-live]')).toHaveTextContent(
      'DNS Basic is canceled. It runs until Nov 30, 2026.',
    )
    expect(shown.onCanceled).toHaveBeenCalledOnce()
    expect(shown.onEvent).toHaveBeenCalledWith({
      type: 'plan.canceled',
      planId: 'dns-basic',
      subscriptionId: 'sub_dns_basic_of_ada',
    })
  })

  test('that is thought better of changes nothing, and gives the focus back', async () => {
    const shown = show()
    await askToCancel(shown, 'DNS Basic')
    await shown.user.click(screen.getByRole('button', { name: 'Keep plan' }))
    await waitFor(() => expect(screen.getByRole('button', { name: 'Cancel DNS Basic' })).toHaveFocus())
    shown.mock.requests.expectNone('cancelSubscription')
  })

  test('what is not paid ends at once, and says so', async () => {
    const shown = show(
      {},
      {
        scenario: company(900, own('dns-pro', true)),
        prepare: (mock) => mock.clock.advance({ days: 29 }),
      },
    )
    expect(await askToCancel(shown, 'DNS Pro')).toHaveTextContent(
      'It ends now, because this month is not paid.',
    )
    await cancel(shown)
    expect(await screen.findByRole('button', { name: 'Subscribe to DNS Pro' })).toBeVisible()
    expect(plans()?.querySelector('[aria-live]')).toHaveTextContent('DNS Pro has ended.')
  })

  test('whose answer is lost can be done again, safely', async () => {
    const shown = show(
      {},
      { prepare: (mock) => mock.fail('cancelSubscription', { when: 'after', times: 1 }) },
    )
    const asked = await askToCancel(shown, 'DNS Basic')
    await cancel(shown)
    expect(await within(asked).findByRole('alert')).toHaveTextContent(
      'We do not know yet whether it is canceled.',
    )
    await cancel(shown)
    await waitFor(async () => expect(await card('DNS Basic')).toHaveTextContent('Canceled.'))
    const keys = shown.mock.requests.all('cancelSubscription').map(({ idempotencyKey }) => idempotencyKey)
    expect(new Set(keys)).toHaveProperty('size', 1)
  })

  test('twice is once', async () => {
    const shown = show()
    await askToCancel(shown, 'DNS Basic')
    await shown.user.dblClick(screen.getByRole('button', { name: 'Cancel plan' }))
    await waitFor(async () => expect(await card('DNS Basic')).toHaveTextContent('Canceled.'))
    expect(shown.mock.requests.all('cancelSubscription')).toHaveLength(1)
  })

  test('what has ended meanwhile is said to have', async () => {
    const shown = show(
      {},
      { prepare: (mock) => mock.fail('cancelSubscription', { code: 'invalid_state', times: 1 }) },
    )
    const asked = await askToCancel(shown, 'DNS Basic')
    await cancel(shown)
    expect(await within(asked).findByRole('alert')).toHaveTextContent('It has ended already.')
    expect(within(asked).queryByRole('button', { name: 'Cancel plan' })).not.toBeInTheDocument()
  })
})
