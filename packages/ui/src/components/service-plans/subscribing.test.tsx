import { createCreditsClient } from '@creditkit/client'
import type { MockBackend } from '@creditkit/mock-server'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { amountsIn, available, card, company, confirm, dialog, show, sky, subscribeTo } from './testing/show'

describe('subscribing', () => {
  test('says first what it costs now and later, and afterwards what was charged', async () => {
    const shown = show()
    const confirmation = await subscribeTo(shown, 'DNS Pro')
    expect(amountsIn(confirmation)).toEqual(['15 Sky Credits', '27.50 Sky Credits', '12.50 Sky Credits'])
    expect(within(confirmation).getByRole('switch')).toBeChecked()
    expect(confirmation).toHaveTextContent(/15\sSky Credits will be taken from your balance in a month/)
    expect(confirmation).toHaveTextContent(/DNS Basic keeps running beside it/)
    expect(confirmation).not.toHaveTextContent(/DNS Enterprise/)
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

  test('with a slow double click leaves what was charged to be read', async () => {
    const shown = show()
    await subscribeTo(shown, 'DNS Pro')
    const button = await screen.findByRole('button', { name: /^Subscribe for / })
    fireEvent.click(button, { detail: 1 })
    const receipt = await dialog('DNS Pro is active')
    fireEvent.click(within(receipt).getByRole('button', { name: 'Done' }), { detail: 2 })
    expect(await dialog('DNS Pro is active')).toBe(receipt)
    await shown.user.click(within(receipt).getByRole('button', { name: 'Done' }))
    await waitFor(() => expect(receipt).not.toBeInTheDocument())
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

  test('to what was subscribed to elsewhere meanwhile says so, and shows it', async () => {
    const shown = show({}, { scenario: company(4500) })
    await subscribeTo(shown, 'DNS Pro')
    const elsewhere = createCreditsClient({ fetch: shown.mock.fetch })
    await elsewhere.subscribe({ planId: 'dns-pro', autoRenew: true })
    await confirm(shown)
    expect(await screen.findByText('You have this plan already.')).toBeVisible()
    await waitFor(async () => expect(await card('DNS Pro')).toHaveTextContent('Renews on Dec 1, 2026'))
    expect(await available(shown)).toBe(3000)
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
