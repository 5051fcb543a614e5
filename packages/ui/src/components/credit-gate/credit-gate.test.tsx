import { createCreditsClient } from '@creditkit/client'
import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { CreditGate } from './index'
import { announced, books, button, gate, reaches, show, text } from './testing/show'
import { sky, studio, studioWallet } from './testing/studio'

const film = { tool: 'film', label: 'Render film' }

/** Work that is done when it is told to be. */
function work() {
  let finish: (result: string) => void = () => undefined
  const signals: AbortSignal[] = []
  const perform = vi.fn(
    ({ signal }: { readonly signal: AbortSignal }) =>
      new Promise<string>((resolve) => {
        signals.push(signal)
        finish = resolve
      }),
  )
  return { perform, signals, finish: () => act(async () => finish('a cat')) }
}

describeConformance('CreditGate', {
  draw: (appearance) => (
    <CreditGate
      {...(appearance ? { appearance } : {})}
      complexity="low"
      label="Generate image"
      perform={async () => 'a cat'}
      tool="image"
    />
  ),
  slot: 'creditGate',
  loaded: () => screen.findByText(/27[.,]50/),
  world: { scenario: studio() },
  data: ['Generate image', /^[\d.,]+\u00a0Sky Credits$/],
})

describe('before the click', () => {
  test('the price is on the button, and the balance below it', async () => {
    show()
    const pressable = await button()
    expect(pressable).toHaveTextContent(/Generate image·3\sSky Credits/)
    expect(pressable).toHaveAccessibleDescription(/^Balance: 27\.50\sSky Credits$/)
    expect(gate()).toHaveAttribute('data-state', 'ready')
  })

  test('what may cost less is said to', async () => {
    show({ costIs: 'upTo' })
    expect(await screen.findByText(/^up to 3\sSky Credits$/)).toBeVisible()
  })

  test('too few credits are said, and can be pressed all the same', async () => {
    show(film)
    expect(await button('Render film')).not.toHaveAttribute('aria-disabled', 'true')
    expect(await screen.findByText(/^Balance: 27\.50\sSky Credits, not enough yet$/)).toBeVisible()
  })

  test('while the price loads none is shown, and nothing can be started', async () => {
    const { user, mock } = show({}, { prepare: (backend) => backend.delay('quoteTool', 60_000) })
    const pressable = await screen.findByRole('button', { name: /^Generate image/ })
    expect(pressable).toHaveTextContent(/Loading the price/)
    expect(pressable).not.toHaveTextContent(/\d/)
    await user.click(pressable)
    mock.requests.expectNone('createHold')
  })

  test('an unknown price is said to be unknown, is never zero, and can be asked for again', async () => {
    const { user, mock } = show(
      {},
      { prepare: (backend) => backend.fail('quoteTool', { code: 'internal', times: 1 }) },
    )
    await reaches('error')
    const pressable = screen.getByRole('button', { name: 'Generate image, price unknown' })
    await user.click(pressable)
    mock.requests.expectNone('createHold')

    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await button()
    expect(pressable).toHaveFocus()
  })

  test('a balance that cannot be read stands in nobody’s way', async () => {
    const { user } = show({}, { prepare: (backend) => backend.fail('getBalances') })
    expect(await screen.findByText('Your balance cannot be read right now')).toBeVisible()
    await user.click(await button())
    await reaches('succeeded')
  })

  test.each([
    ['signed_out', 'unauthenticated', 'Sign in to use your credits.'],
    ['forbidden', 'forbidden', 'Your account may not use this.'],
  ] as const)('%s is said, without a button that fails', async (state, code, text) => {
    const { user, mock } = show({}, { prepare: (backend) => backend.fail('*', { code }) })
    await reaches(state)
    expect(screen.getByText(text)).toBeVisible()
    await user.click(screen.getByRole('button'))
    mock.requests.expectNone('createHold')
  })
})

describe('a run', () => {
  test('sets credits aside, does the work, and takes them', async () => {
    const { perform, finish } = work()
    const world = show({ perform, runningLabel: 'Generating…' })
    await world.user.click(await button())
    await reaches('running')
    expect(screen.getByText(/^3\sSky Credits set aside, taken only if it works$/)).toBeVisible()
    expect(announced()).toBe('Generating…')
    expect(await books(world)).toEqual([2450, 300])

    await finish()
    await reaches('succeeded')
    expect(await text(/^3\sSky Credits used$/)).toBeVisible()
    expect(announced()).toMatch(/^3\sSky Credits used$/)
    await screen.findByText(/^Balance: 24\.50/)
    expect(world.onDone).toHaveBeenCalledExactlyOnceWith(
      'a cat',
      expect.objectContaining({ status: 'succeeded' }),
    )
    expect(await books(world)).toEqual([2450, 0])
    expect(world.onEvent.mock.calls).toEqual([
      [{ type: 'action.started', tool: 'image', complexity: 'low' }],
      [{ type: 'action.ended', tool: 'image', outcome: 'succeeded' }],
    ])
  })

  test('that uses only a part costs that part', async () => {
    const world = show({ costIs: 'upTo', perform: async () => ({ result: 'a cat', used: sky(250) }) })
    await world.user.click(await button())
    expect(await text(/^2\.50\sSky Credits used$/)).toBeVisible()
    expect(await books(world)).toEqual([2500, 0])
  })

  test('that uses nothing costs nothing', async () => {
    const world = show({ costIs: 'upTo', perform: async () => ({ result: 'a cat', used: sky(0) }) })
    await world.user.click(await button())
    expect(await text('Done, no credits used')).toBeVisible()
    expect(await books(world)).toEqual([2750, 0])
  })

  test('is one, however often it is pressed', async () => {
    const { perform, finish } = work()
    const world = show({ perform })
    await world.user.dblClick(await button())
    await reaches('running')
    await world.user.click(await screen.findByRole('button', { name: /^Generate image/ }))
    await finish()
    await reaches('succeeded')
    expect(world.mock.requests.all('createHold')).toHaveLength(1)
    expect(perform).toHaveBeenCalledOnce()
    world.mock.requests.expectEveryMutationHasKey()
  })

  test('keeps the focus on its button, and can be pressed again after', async () => {
    const world = show()
    const pressable = await button()
    await world.user.click(pressable)
    await reaches('succeeded')
    expect(pressable).toHaveFocus()
    await world.user.keyboard('{Enter}')
    await waitFor(() => expect(world.onDone).toHaveBeenCalledTimes(2))
    expect(await books(world)).toEqual([2150, 0])
  })

  test('that is stopped gives the credits back, and the focus to the button', async () => {
    const { perform, signals } = work()
    const world = show({ perform })
    await world.user.click(await button())
    await reaches('running')
    await world.user.click(screen.getByRole('button', { name: 'Stop' }))
    await reaches('canceled')
    expect(signals[0]?.aborted).toBe(true)
    expect(await text('Stopped. Nothing was charged.')).toBeVisible()
    expect(await button()).toHaveFocus()
    expect(await books(world)).toEqual([2750, 0])
    world.mock.requests.expectNone('captureHold')
  })

  test('that fails costs nothing, and says no more of the host’s error than the host does', async () => {
    const world = show({ perform: () => Promise.reject(new Error('GPU 7 fell over')) })
    await world.user.click(await button())
    await reaches('failed')
    expect(screen.getByText('Something went wrong while it was running.')).toBeVisible()
    expect(screen.getByText('Nothing was charged. You can try again.')).toBeVisible()
    expect(document.body).not.toHaveTextContent('GPU')
    expect(announced()).toMatch(/^It did not work\. .* Nothing was charged/)
    expect(await books(world)).toEqual([2750, 0])
    world.mock.requests.expectNone('captureHold')
    expect(await world.mock.ledger.verify()).toEqual([])
  })

  test('that fails says it in the host’s words where it has some', async () => {
    const { user } = show({
      perform: () => Promise.reject(new Error('moderation')),
      errorMessage: (error) =>
        error instanceof Error && error.message === 'moderation' ? 'Not allowed.' : null,
    })
    await user.click(await button())
    expect(await screen.findByText('Not allowed.')).toBeVisible()
  })
})

describe('an expensive run', () => {
  const world = { scenario: studio(9000) }

  test('is asked about first: what it costs, and what is left then', async () => {
    const { user, mock } = show({ ...film, confirmAbove: sky(2999) }, world)
    const pressable = await button('Render film')
    await user.click(pressable)
    const dialog = await screen.findByRole('dialog', { name: /^Use 30\sSky Credits\?$/ })
    const amounts = within(dialog)
      .getAllByRole('definition')
      .map(({ textContent }) => textContent)
    expect(amounts).toEqual(['30\u00a0Sky Credits', '90\u00a0Sky Credits', '60\u00a0Sky Credits'])
    mock.requests.expectNone('createHold')

    await user.keyboard('{Escape}')
    await waitFor(() => expect(pressable).toHaveFocus())
    mock.requests.expectNone('createHold')

    await user.click(pressable)
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Render film' }))
    await reaches('succeeded')
    expect(pressable).toHaveFocus()
  })

  test('is not asked about up to the mark', async () => {
    const { user } = show({ ...film, confirmAbove: sky(3000) }, world)
    await user.click(await button('Render film'))
    await reaches('succeeded')
  })
})

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
    expect(screen.getByRole('button', { name: 'Buy Starter for $10.00' })).toBeVisible()
    expect(announced()).toMatch(/^Not enough credits: 2\.50\sSky Credits missing\. It starts by itself/)
  })

  test('buying on the spot makes it go on by itself, once, and the books are exact', async () => {
    const world = await blocked()
    await world.user.click(screen.getByRole('button', { name: 'Buy Starter for $10.00' }))
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

describe('a button of the host’s own', () => {
  test('is drawn in its place, and does what the kit’s does', async () => {
    const world = show({
      children: ({ cost, status, buttonProps }) => (
        <button {...buttonProps} className="ck:block" type="button">
          Dream for {cost ?? '?'} ({status})
        </button>
      ),
    })
    const own = await screen.findByRole('button', { name: /^Dream for 3\sSky Credits \(ready\)$/ })
    expect(screen.getAllByRole('button')).toEqual([own])
    await world.user.click(own)
    await reaches('succeeded')
    expect(own).toHaveFocus()
    expect(world.perform).toHaveBeenCalledOnce()
  })
})

test('takes a wording of its own', async () => {
  show({ messages: { 'creditGate.name': '{action} for {cost}' } })
  expect(await screen.findByRole('button', { name: /^Generate image for 3\sSky Credits$/ })).toBeVisible()
})

/** Grace gives Ada credits, from somewhere else. */
async function give({ mock }: Pick<ReturnType<typeof show>, 'mock'>, minor: number) {
  const grace = createCreditsClient({
    fetch: mock.fetch,
    getHeaders: () => ({ authorization: 'Bearer mock_grace' }),
  })
  await grace.adminAdjust({ userId: 'usr_ada', walletId: 'credits', amount: sky(minor), reason: 'A test' })
}
