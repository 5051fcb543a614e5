import { amount } from '@creditkit/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { announceAtOnce } from '../../testing/announcing-at-once'
import { plainRule, setRule } from './testing/rules'
import { button, draft, field, payWith, retype, rule, sets, show, text } from './testing/show'

const usd = (minor: number) => amount(minor, 'USD/2')

describe('turning it on', () => {
  test('repeats the rule and does nothing until that is confirmed', async () => {
    const { mock, press, user, onEvent } = await show()
    await press('Set up')
    expect(field('When fewer than this are left')).toHaveFocus()
    expect(payWith()).toHaveValue('')
    await user.selectOptions(payWith(), 'stripe')
    await press('Review and turn on')
    const dialog = await screen.findByRole('dialog', { name: 'Turn on automatic top-up?' })
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
    expect(await screen.findByRole('dialog')).toHaveTextContent('so the first top-up happens right away')
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
    expect(payWith()).toHaveAccessibleDescription(/PayPal: no saved payment method can be charged/)
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

  test('with several faults says each of them once, and no sentence with gaps', async () => {
    const inTime = announceAtOnce()
    const { press, user } = await show()
    await press('Set up')
    for (const name of ['When fewer than this are left', 'Buy for', 'At most a month'])
      await user.clear(field(name))
    await press('Review and turn on')
    const heard = () => [...document.querySelectorAll('[aria-live]')].map(text).filter(Boolean)
    await waitFor(() => expect(heard()).toEqual([...Array(3).fill('Enter an amount.'), 'Choose how to pay.']))
    await retype(user, 'When fewer than this are left', '5')
    await retype(user, 'Buy for', '25')
    await retype(user, 'At most a month', '100')
    await user.selectOptions(payWith(), 'stripe')
    await waitFor(() =>
      expect(heard()).toEqual([expect.stringMatching(/^When fewer than 5 .* \$100\.00 a month\.$/)]),
    )
    inTime()
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
