import { amount } from '@creditkit/contract'
import { extend, type MockBackend, scenarios } from '@creditkit/mock-server'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { AutoTopUp, type AutoTopUpProps } from './index'
import { failOnce, plainRule, reachLimit, setRule, withBadCard } from './testing/rules'

const sky = (minor: number) => amount(minor, 'SKY/2')
const usd = (minor: number) => amount(minor, 'USD/2')

async function show(
  prepare: (mock: MockBackend) => void | Promise<void> = () => undefined,
  props: AutoTopUpProps = {},
  options: WorldOptions = {},
) {
  const world = createWorld(options)
  await prepare(world.mock)
  const onEvent = vi.fn()
  render(
    <InWorld onEvent={onEvent} world={world}>
      <AutoTopUp {...props} />
    </InWorld>,
  )
  await waitFor(() => expect(slot()).toHaveAttribute('data-state', 'ready'))
  const user = userEvent.setup()
  return { ...world, onEvent, user, press: (name: string) => user.click(button(name)) }
}

const slot = () => document.querySelector('[data-ck-slot="autoTopUp"]')
const button = (name: string) => screen.getByRole('button', { name })
const field = (name: string) => screen.getByRole('textbox', { name })
const payWith = () => screen.getByRole('combobox', { name: 'Pay with' })
const sets = (mock: MockBackend) => mock.requests.all('setAutoTopUp')
const text = (element: Element | null) => element?.textContent?.replaceAll('\u00a0', ' ')
const rule = () => text(document.querySelector('[data-ck-slot="autoTopUpRule"]'))
const draft = () => text(screen.getByRole('region', { name: 'Your rule' }))

async function retype(user: ReturnType<typeof userEvent.setup>, name: string, value: string) {
  await user.clear(field(name))
  await user.type(field(name), value)
}

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
    expect(screen.getByRole('dialog', { name: 'Turn on automatic top-up?' })).toBeVisible()
    expect(sets(mock)).toHaveLength(before)
  })

  test('opens a purchase where the host has none of its own', async () => {
    const { press } = await show(reachLimit)
    await press('Add credits')
    expect(await screen.findByRole('dialog', { name: /Buy/ })).toBeVisible()
  })
})

describe('turning it on', () => {
  test('repeats the rule and does nothing until that is confirmed', async () => {
    const { mock, press, user, onEvent } = await show()
    await press('Set up')
    expect(field('When fewer than this are left')).toHaveFocus()
    expect(payWith()).toHaveValue('')
    await user.selectOptions(payWith(), 'stripe')
    await press('Review and turn on')
    const dialog = screen.getByRole('dialog', { name: 'Turn on automatic top-up?' })
    expect(text(dialog)).toContain(
      'When fewer than 5 Sky Credits are left, we buy 25 Sky Credits for $25.00 with your card saved with Stripe, at most $100.00 a month.',
    )
    expect(dialog).not.toHaveTextContent('right away')
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }))
    expect(sets(mock)).toHaveLength(0)

    await press('Review and turn on')
    await press('Turn on')
    expect(await screen.findByText('Automatic top-up is on.')).toBeVisible()
    expect(mock.requests.last('setAutoTopUp')?.input).toEqual(plainRule)
    expect(screen.getByText('On')).toBeVisible()
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    await waitFor(() => expect(button('Change')).toHaveFocus())
    expect(onEvent).toHaveBeenCalledWith({ type: 'autoTopUp.saved', walletId: 'credits', enabled: true })
  })

  test('says so where it buys at once', async () => {
    const { press, user } = await show()
    await press('Set up')
    await retype(user, 'When fewer than this are left', '30')
    await user.selectOptions(payWith(), 'stripe')
    await press('Review and turn on')
    expect(screen.getByRole('dialog')).toHaveTextContent('so the first top-up happens right away')
  })

  test('without a saved payment method says how to go on, and keeps what was entered', async () => {
    const onAddPaymentMethod = vi.fn()
    const { press, user } = await show(undefined, { onAddPaymentMethod })
    await press('Set up')
    await retype(user, 'Buy for', '40')
    await user.selectOptions(payWith(), 'paypal')
    await press('Review and turn on')
    await press('Turn on')
    await waitFor(() => expect(payWith()).toBeInvalid())
    expect(payWith()).toHaveAccessibleDescription(/There is no saved payment method with PayPal/)
    expect(field('Buy for')).toHaveValue('40')
    expect(screen.queryByText('Your rule was not saved')).not.toBeInTheDocument()
    await press('Add a payment method')
    expect(onAddPaymentMethod).toHaveBeenCalledOnce()
    await user.selectOptions(payWith(), 'stripe')
    expect(payWith()).not.toBeInvalid()
  })
})

describe('changing it', () => {
  test('writes the sentence anew with every key, and says that it is not saved', async () => {
    const { press, user } = await show(setRule)
    await press('Change')
    expect(screen.queryByText('Unsaved changes')).not.toBeInTheDocument()
    await retype(user, 'Buy for', '$ 50')
    expect(draft()).toContain('we buy 50 Sky Credits for $50.00 with')
    expect(screen.getByText('Unsaved changes')).toBeVisible()
    await user.clear(field('Buy for'))
    expect(draft()).toContain('we buy … for … with')
    await user.type(field('Buy for'), '25')
    expect(screen.queryByText('Unsaved changes')).not.toBeInTheDocument()
  })

  test('takes effect without a question while it is on, and is discarded without a trace', async () => {
    const { mock, press, user } = await show(setRule)
    await press('Change')
    await retype(user, 'At most a month', '75')
    await press('Discard changes')
    expect(rule()).toContain('at most $100.00 a month')
    expect(button('Change')).toHaveFocus()
    await press('Change')
    await retype(user, 'At most a month', '75')
    await press('Save changes')
    expect(await screen.findByText('Your changes are saved.')).toBeVisible()
    expect(rule()).toContain('at most $75.00 a month')
    expect(mock.requests.last('setAutoTopUp')?.input).toEqual({ ...plainRule, monthlyLimit: usd(7500) })
    await waitFor(() => expect(button('Change')).toHaveFocus())
  })

  test.each([
    ['When fewer than this are left', '0', 'Enter an amount above zero.'],
    ['When fewer than this are left', 'many', 'Enter digits only.'],
    ['Buy for', '0.50', 'This is less than the smallest purchase of $1.00.'],
    ['Buy for', '2000', 'This is more than the largest purchase of $1,000.00.'],
    ['At most a month', '24.99', 'The limit has to allow for one top-up of $25.00 at least.'],
    ['At most a month', '', 'Enter an amount.'],
  ])('%s “%s” is refused at the field, and asked of nobody', async (name, value, message) => {
    const { mock, press, user } = await show(setRule)
    const before = sets(mock).length
    await press('Change')
    await user.clear(field(name))
    if (value) await user.type(field(name), value)
    await press('Save changes')
    expect(field(name)).toBeInvalid()
    expect(field(name)).toHaveAccessibleDescription(expect.stringContaining(message))
    expect(field(name)).toHaveFocus()
    expect(sets(mock)).toHaveLength(before)
  })

  test.each([
    ['forbidden', 'Your rule was not saved'],
    ['rate_limited', 'Your rule was not saved'],
    ['internal', 'We do not know whether your rule was saved'],
  ] as const)('that ends in %s keeps what was entered, and can be tried again', async (code, title) => {
    const { press, user } = await show(async (mock) => {
      await setRule(mock)
      mock.fail('setAutoTopUp', { code, times: 1 })
    })
    await press('Change')
    await retype(user, 'At most a month', '75')
    await press('Save changes')
    expect(await screen.findByText(title)).toBeVisible()
    expect(field('At most a month')).toHaveValue('75')
    expect(screen.getByText('Unsaved changes')).toBeVisible()
    await waitFor(() => expect(button('Save changes')).toHaveFocus())
    await press('Save changes')
    expect(await screen.findByText('Your changes are saved.')).toBeVisible()
    expect(screen.queryByText(title)).not.toBeInTheDocument()
  })

  test('whose answer is lost is told to be saved as soon as the server shows it', async () => {
    const { press, user } = await show(async (mock) => {
      await setRule(mock)
      mock.fail('setAutoTopUp', { when: 'after', times: 1 })
    })
    await press('Change')
    await retype(user, 'At most a month', '75')
    await press('Save changes')
    expect(await screen.findByText('Your changes are saved.')).toBeVisible()
    expect(rule()).toContain('at most $75.00 a month')
    expect(screen.queryByText(/changed elsewhere/)).not.toBeInTheDocument()
  })
})

describe('a rule that is changed elsewhere meanwhile', () => {
  async function collide() {
    const world = await show(setRule)
    await world.press('Change')
    await retype(world.user, 'At most a month', '75')
    await setRule(world.mock, { amount: usd(5000) })
    const before = sets(world.mock).length
    await world.press('Save changes')
    expect(await screen.findByText('This rule was changed elsewhere meanwhile')).toBeVisible()
    expect(sets(world.mock)).toHaveLength(before)
    return world
  }

  test('is shown beside what was entered, and nothing is saved before one is chosen', async () => {
    const { mock, press } = await collide()
    await waitFor(() => expect(button('Keep what I entered')).toHaveFocus())
    expect(text(screen.getByRole('alert'))).toContain(
      'It is now: When fewer than 5 Sky Credits are left, we buy 50',
    )
    expect(draft()).toContain('we buy 25 Sky Credits for $25.00')
    const before = sets(mock).length
    await press('Save changes')
    await waitFor(() => expect(button('Keep what I entered')).toHaveFocus())
    expect(sets(mock)).toHaveLength(before)
  })

  test('gives way to what was entered', async () => {
    const { mock, press } = await collide()
    await press('Keep what I entered')
    expect(field('At most a month')).toHaveValue('75')
    await press('Save changes')
    expect(await screen.findByText('Your changes are saved.')).toBeVisible()
    expect(mock.requests.last('setAutoTopUp')?.input).toMatchObject({ monthlyLimit: usd(7500) })
  })

  test('is taken over', async () => {
    const { press } = await collide()
    await press('Use the changed rule')
    expect(draft()).toContain('we buy 50 Sky Credits for $50.00')
    expect(field('At most a month')).toHaveValue('100')
  })
})

describe('turning it off', () => {
  test('takes effect at once and says so; the rule is kept', async () => {
    const { mock, press, onEvent } = await show(setRule)
    await press('Turn off')
    expect(
      await screen.findByText('Automatic top-up is off. From now on nothing is bought by itself.'),
    ).toBeVisible()
    expect(mock.requests.last('setAutoTopUp')?.input).toEqual({ ...plainRule, enabled: false })
    expect(screen.getByText('Off')).toBeVisible()
    expect(rule()).toContain('Your rule is kept, and not in use:When fewer than 5 Sky Credits')
    expect(onEvent).toHaveBeenCalledWith({ type: 'autoTopUp.saved', walletId: 'credits', enabled: false })
    await waitFor(() => expect(button('Change')).toHaveFocus())
  })

  test('that fails says that it is still on', async () => {
    const { press } = await show(async (mock) => {
      await setRule(mock)
      mock.fail('setAutoTopUp', { code: 'rate_limited', times: 1 })
    })
    await press('Turn off')
    expect(await screen.findByText('It could not be turned off and is still on')).toBeVisible()
    expect(screen.getByText('On')).toBeVisible()
    await press('Turn off')
    expect(await screen.findByText(/^Automatic top-up is off\./)).toBeVisible()
  })

  test('whose answer is lost is told to have happened as soon as the server shows it', async () => {
    const { press } = await show(async (mock) => {
      await setRule(mock)
      mock.fail('setAutoTopUp', { when: 'after', times: 1 })
    })
    await press('Turn off')
    expect(await screen.findByText(/^Automatic top-up is off\./)).toBeVisible()
  })
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
