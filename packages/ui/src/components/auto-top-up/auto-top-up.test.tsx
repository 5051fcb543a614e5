import { amount } from '@creditkit/contract'
import { extend, scenarios } from '@creditkit/mock-server'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { AutoTopUp, type AutoTopUpProps } from './index'
import { failOnce, reachLimit, setRule, withBadCard } from './testing/rules'
import { button, field, rule, sets, show } from './testing/show'

const sky = (minor: number) => amount(minor, 'SKY/2')

describeConformance('AutoTopUp', {
  draw: (appearance) => <AutoTopUp {...(appearance ? { appearance } : {})} />,
  slot: 'autoTopUp',
  loaded: () => screen.findByRole('button', { name: 'Set up' }),
})

describe('the rule', () => {
  test('is off until somebody has set it, and looking at it sets nothing', async () => {
    const { mock } = await show()
    expect(screen.getByText('Off')).toBeVisible()
    expect(rule()).toBe(
      'We can buy Sky Credits for you when few are left. Nothing is bought by itself unless you turn this on.',
    )
    expect(sets(mock)).toHaveLength(0)
  })

  test('is one plain sentence, with what it bought this month and last, and when it buys next', async () => {
    await show((mock) => setRule(mock, { threshold: sky(3000) }))
    expect(screen.getByText('On')).toBeVisible()
    expect(rule()).toBe(
      'When fewer than 30 Sky Credits are left, we buy 25 Sky Credits for $25.00 with your card saved with Stripe, at most $100.00 a month.',
    )
    expect(screen.getByText('$25.00 of $100.00')).toBeVisible()
    expect(screen.getByText('$25.00 on Nov 1, 2026')).toBeVisible()
    expect(await screen.findByText(/^When more than 22\.50\sSky Credits are used$/)).toBeVisible()
  })

  test('says nothing of a month that the server does not keep', async () => {
    await show(setRule, {}, { without: ['boughtThisMonth', 'lastTopUp'] })
    expect(screen.queryByText('Bought this month')).not.toBeInTheDocument()
    expect(screen.queryByText('Last top-up')).not.toBeInTheDocument()
  })

  test('whose limit is reached says so, with two ways on', async () => {
    const onAddCredits = vi.fn()
    const { press, onEvent } = await show(reachLimit, { onAddCredits })
    expect(screen.getByText('Limit reached')).toBeVisible()
    expect(
      screen.getByText(/^One more top-up would go past \$25\.00, so nothing more is bought/),
    ).toBeVisible()
    await press('Add credits')
    expect(onAddCredits).toHaveBeenCalledOnce()
    expect(onEvent).toHaveBeenCalledWith({ type: 'credits.addRequested', walletId: null, from: 'autoTopUp' })
    await press('Raise the limit')
    expect(field('At most a month')).toHaveFocus()
  })

  test('whose last purchase failed is paused, says why, and is turned on again only after a question', async () => {
    const { press, mock } = await show(failOnce, {}, { scenario: withBadCard })
    expect(screen.getByText('Paused')).toBeVisible()
    expect(screen.getByText('The last top-up failed on Nov 1, 2026')).toBeVisible()
    expect(screen.getByText(/^The card was declined\. Nothing more is bought/)).toBeVisible()
    const before = sets(mock).length
    await press('Turn on again')
    expect(await screen.findByRole('dialog', { name: 'Turn on automatic top-up?' })).toBeVisible()
    expect(sets(mock)).toHaveLength(before)
  })

  test('opens a purchase where the host has none of its own', async () => {
    const { press } = await show(reachLimit)
    await press('Add credits')
    expect(await screen.findByRole('dialog', { name: /Buy/ })).toBeVisible()
  })
})

test('what cannot be refreshed stays, with the time it was true, and can be asked for again', async () => {
  const { mock, press } = await show(setRule)
  mock.fail('getAutoTopUp', { times: 2 })
  await press('Change')
  await press('Save changes')
  expect(await screen.findByText(/^As of .* could not be refreshed\.$/)).toBeVisible()
  await press('Try again')
  await waitFor(() => expect(screen.queryByText(/^As of/)).not.toBeInTheDocument())
})

describe('where there is no rule to show', () => {
  const mount = (props: AutoTopUpProps, options: WorldOptions) => {
    const world = createWorld(options)
    render(
      <InWorld world={world}>
        <AutoTopUp {...props} />
      </InWorld>,
    )
    return { ...world, user: userEvent.setup() }
  }

  test('a wallet that is not sold is said not to be', async () => {
    const wallets = scenarios['dual-billing'].wallets.map((wallet) => ({ ...wallet, purchasable: false }))
    mount({}, { scenario: extend('dual-billing', { wallets }) })
    expect(await screen.findByText('Not available for Sky Credits')).toBeVisible()
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
  })

  test('a wallet that does not exist is said not to', async () => {
    mount({ walletId: 'atlantis' }, {})
    expect(await screen.findByText('There is no such wallet.')).toBeVisible()
  })

  test('a failure says so and can be tried again', async () => {
    const { user } = mount(
      {},
      { prepare: (mock) => mock.fail('getAutoTopUp', { code: 'internal', times: 1 }) },
    )
    expect(await screen.findByRole('alert')).toHaveTextContent('could not be loaded')
    await user.click(button('Try again'))
    expect(await screen.findByRole('button', { name: 'Set up' })).toBeVisible()
  })

  test('who may not see it is told so', async () => {
    mount({}, { prepare: (mock) => mock.fail('getAutoTopUp', { code: 'forbidden' }) })
    expect(await screen.findByText(/You do not have access to automatic top-up/)).toBeVisible()
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
  })
})
