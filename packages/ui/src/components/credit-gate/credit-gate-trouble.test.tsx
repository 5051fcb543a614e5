import { createCreditsClient } from '@creditkit/client'
import { act, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { announced, books, button, film, gate, reaches, show, text, work } from './testing/show'
import { sky, studio, studioWallet } from './testing/studio'

describe('without enough credits', () => {
  /** A gate for a film of 30 credits that 2.50 are missing for. */
  async function blocked(props = {}, scenario = studio()) {
    const world = show({ ...film, ...props }, { scenario, live: true })
    await world.user.click(await button('Render film'))
    await reaches('blocked')
    return world
  }

  test('it says how many are missing, and the smallest purchase that is enough', async () => {
    await blocked()
    const amounts = screen.getAllByRole('definition').map(({ textContent }) => textContent)
    expect(amounts).toEqual(['30\u00a0Sky Credits', '27.50\u00a0Sky Credits', '2.50\u00a0Sky Credits'])
    expect(screen.getByText('Starter')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Buy Starter for $10' })).toBeVisible()
    expect(announced()).toMatch(/^Not enough credits: 2\.50\sSky Credits missing\. It starts by itself/)
  })

  test('buying on the spot makes it go on by itself, once, and the books are exact', async () => {
    const world = await blocked()
    await world.user.click(screen.getByRole('button', { name: 'Buy Starter for $10' }))
    const dialog = await screen.findByRole('dialog', { name: 'Buy credits' })
    expect(await within(dialog).findByRole('radio', { name: /^Starter/ })).toBeChecked()
    await world.user.click(await within(dialog).findByRole('button', { name: 'Pay with PayPal' }))

    await reaches('succeeded')
    expect(world.perform).toHaveBeenCalledOnce()
    expect(world.onDone).toHaveBeenCalledOnce()
    expect(world.mock.requests.all('createHold')).toHaveLength(2)
    expect(world.mock.requests.all('captureHold')).toHaveLength(1)
    expect(await books(world)).toEqual([2750 + 1000 - 3000, 0])
    expect(await world.mock.ledger.verify()).toEqual([])

    await world.user.click(await screen.findByRole('button', { name: 'Done' }))
    expect(await button('Render film')).toHaveFocus()
    const told = world.onEvent.mock.calls.map(([event]) => event)
    expect(told.filter(({ type }) => type.startsWith('action.'))).toEqual([
      { type: 'action.started', tool: 'film', complexity: 'low' },
      { type: 'action.ended', tool: 'film', outcome: 'blocked' },
      { type: 'action.started', tool: 'film', complexity: 'low' },
      { type: 'action.ended', tool: 'film', outcome: 'succeeded' },
    ])
    expect(told).toContainEqual({ type: 'credits.addRequested', walletId: 'credits', from: 'creditGate' })
  })

  test('closing the purchase leaves it waiting, with the focus on the button', async () => {
    const { user, perform } = await blocked()
    await user.click(screen.getByRole('button', { name: /^Buy Starter/ }))
    await screen.findByRole('dialog')
    await user.keyboard('{Escape}')
    expect(await button('Render film')).toHaveFocus()
    expect(gate()).toHaveAttribute('data-state', 'blocked')
    expect(perform).not.toHaveBeenCalled()
  })

  test('it does not go on once it was put away, whatever comes', async () => {
    const world = await blocked()
    await world.user.click(screen.getByRole('button', { name: 'Not now' }))
    await reaches('canceled')
    expect(await button('Render film')).toHaveFocus()
    await give(world, 1000)
    await screen.findByText(/^Balance: 37\.50/)
    expect(world.mock.requests.all('createHold')).toHaveLength(1)
    expect(world.perform).not.toHaveBeenCalled()
  })

  test('credits from elsewhere do as well', async () => {
    const world = await blocked()
    await give(world, 1000)
    await reaches('succeeded')
    expect(await books(world)).toEqual([750, 0])
  })

  test('a host may take the purchase over', async () => {
    const onBuy = vi.fn()
    const { user } = await blocked({ onBuy })
    await user.click(screen.getByRole('button', { name: /^Buy Starter/ }))
    expect(onBuy).toHaveBeenCalledExactlyOnceWith({
      walletId: 'credits',
      shortfall: sky(250),
      offer: { type: 'package', package: expect.objectContaining({ id: 'starter' }) },
    })
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  test('what is sold by the amount is offered by the amount', async () => {
    const { user } = await blocked({}, studio(2750, { packages: [] }))
    await user.click(screen.getByRole('button', { name: 'Buy for $2.50' }))
    expect(await screen.findByLabelText('Amount to pay')).toHaveValue('2.50')
  })

  test('where nothing is sold it says so, without a button that leads nowhere', async () => {
    await blocked({}, studio(2750, { wallets: [{ ...studioWallet, purchasable: false }] }))
    expect(await screen.findByText(/^These credits are not sold here\./)).toBeVisible()
    expect(screen.queryByRole('button', { name: /^Buy/ })).not.toBeInTheDocument()
  })

  test('an outage is not too few credits', async () => {
    const world = show(film, {
      prepare: (mock) => mock.setReachable('credits', false),
      live: true,
    })
    await world.user.click(await button('Render film'))
    await reaches('failed')
    expect(screen.getByText('This wallet cannot be reached right now. Your credits are safe.')).toBeVisible()
    expect(screen.getByText('Nothing was charged.')).toBeVisible()
    expect(screen.queryByText(/not enough/i)).not.toBeInTheDocument()
    await act(() => world.mock.setReachable('credits', true))
    await give(world, 1000)
    await world.user.click(await button('Render film'))
    await reaches('succeeded')
  })
})

describe('trouble at the server', () => {
  test('too many requests count down, and then it works again', async () => {
    const scenario = studio(2750, { rateLimits: [{ operation: 'createHold', calls: 1, perSeconds: 1 }] })
    const world = show({}, { scenario })
    await world.user.click(await button())
    await reaches('succeeded')
    await world.user.click(await button())
    await reaches('limited')
    const pressable = await button()
    expect(pressable).toHaveAttribute('aria-disabled', 'true')
    expect(pressable).toHaveFocus()
    expect(await screen.findByText('Nothing was charged. You can try again in 1 second.')).toBeVisible()
    await world.user.click(pressable)
    expect(world.mock.requests.all('createHold')).toHaveLength(2)

    world.mock.clock.advance({ seconds: 1 })
    expect(await text('Nothing was charged. You can try again now.')).toBeVisible()
    expect(announced()).toBe('Nothing was charged. You can try again now.')
    await world.user.click(pressable)
    await reaches('succeeded')
    expect(await books(world)).toEqual([2150, 0])
  })

  test('a lost answer is asked for again under the same key: one hold, one run', async () => {
    const world = show({}, { prepare: (mock) => mock.fail('createHold', { when: 'after', times: 1 }) })
    await world.user.click(await button())
    await reaches('failed')
    expect(await text(/so you are not charged twice\.$/)).toBeVisible()
    await world.user.click(await button())
    await reaches('succeeded')
    const keys = world.mock.requests.all('createHold').map(({ idempotencyKey }) => idempotencyKey)
    expect(keys).toHaveLength(2)
    expect(new Set(keys)).toHaveProperty('size', 1)
    expect(world.perform).toHaveBeenCalledOnce()
    expect(await books(world)).toEqual([2450, 0])
  })

  test('a capture without an answer says that it is being checked, while the customer has the result', async () => {
    const world = show({}, { prepare: (mock) => mock.fail('captureHold', { when: 'after' }) })
    await world.user.click(await button())
    await reaches('settling')
    expect(world.onDone).toHaveBeenCalledOnce()
    expect(await text(/You are not charged twice\.$/)).toBeVisible()
  })

  test('work that outlasts its credits is the customer’s for nothing', async () => {
    const { perform, finish } = work()
    const world = show({ perform, expiresInSeconds: 60 })
    await world.user.click(await button())
    await reaches('running')
    world.mock.clock.advance({ minutes: 2 })
    await finish()
    await reaches('unsettled')
    expect(await text(/so nothing was charged\.$/)).toBeVisible()
    expect(await text(/^Balance: 27\.50/)).toBeVisible()
    expect(await books(world)).toEqual([2750, 0])
  })

  test('a price that has risen is told, nothing is taken, and the next press is for the new one', async () => {
    let isDearer = false
    const scenario = studio(2750)
    const world = show(
      {},
      {
        scenario,
        spoil: async (answer) => {
          const body = await answer.clone().text()
          if (!isDearer || !(body.includes('"expiresAt"') || body.includes('"complexity"'))) return answer
          return new Response(body.replace('"minor":300', '"minor":500'), answer)
        },
      },
    )
    await button()
    isDearer = true
    await world.user.click(await button())
    await reaches('failed')
    expect(screen.getByText(/^It now costs 5\sSky Credits\. Nothing was charged\.$/)).toBeVisible()
    expect(await screen.findByRole('button', { name: /^Generate image, 5\sSky Credits$/ })).toBeVisible()
    expect(world.perform).not.toHaveBeenCalled()
    expect(await books(world)).toEqual([2750, 0])
  })
})

/** Grace gives Ada credits, from somewhere else. */
async function give({ mock }: Pick<ReturnType<typeof show>, 'mock'>, minor: number) {
  const grace = createCreditsClient({
    fetch: mock.fetch,
    getHeaders: () => ({ authorization: 'Bearer mock_grace' }),
  })
  await grace.adminAdjust({ userId: 'usr_ada', walletId: 'credits', amount: sky(minor), reason: 'A test' })
}
