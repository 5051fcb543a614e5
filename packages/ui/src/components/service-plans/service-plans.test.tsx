import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { ServicePlans } from './index'
import { amountsIn, available, card, company, dialog, own, plans, show } from './testing/show'

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

  describe('with a running plan and a page of others that have ended since', () => {
    const ended = Array.from({ length: 60 }, (_, index) => ({
      id: `sub_ended_${index}`,
      accountId: 'acct_ada',
      planId: 'dns-pro',
      startedMinutesAgo: 90 * 24 * 60,
      months: 1,
      autoRenew: false,
    }))
    const scenario = company(900, {
      subscriptions: [...(own('dns-basic', true).subscriptions ?? []), ...ended],
    })

    test('finds it', async () => {
      show({}, { scenario })
      await waitFor(async () => expect(await card('DNS Basic')).toHaveTextContent('Renews on'))
      expect(await card('DNS Pro')).toHaveTextContent('Month by month.')
    })

    test('does not take it for free while the rest does not load, and finds it when asked again', async () => {
      let isBroken = true
      const { user } = show(
        {},
        {
          scenario,
          spoil: async (answer) =>
            isBroken && (await answer.clone().text()).includes('"sub_1"')
              ? new Response('', { status: 500 })
              : answer,
        },
      )
      expect(await screen.findByText('We could not check which plans you have')).toBeVisible()
      expect(await card('DNS Basic')).toHaveTextContent('You may have this plan already.')
      isBroken = false
      await user.click(screen.getByRole('button', { name: 'Try again' }))
      await waitFor(async () => expect(await card('DNS Basic')).toHaveTextContent('Renews on'))
      expect(screen.queryByText('We could not check which plans you have')).not.toBeInTheDocument()
    })
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
