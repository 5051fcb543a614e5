import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { CreditGate } from './index'
import { announced, books, button, film, gate, reaches, show, text, work } from './testing/show'
import { sky, studio } from './testing/studio'

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
    expect(await screen.findByText(/^Balance: 27\.50\sSky Credits, not enough for this$/)).toBeVisible()
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

  test('that is over before the second press of a double click is one, and the next press another', async () => {
    const world = show({ perform: async () => 'a cat' })
    const press = async (detail: number) => fireEvent.click(await button(), { detail })
    await press(1)
    await reaches('succeeded')
    await press(2)
    await press(1)
    await waitFor(async () => expect((await books(world))[0]).toBeLessThan(2450))
    await reaches('succeeded')
    expect(await books(world)).toEqual([2150, 0])
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

test('what an action came to before it was shown again is not told again', async () => {
  const world = show()
  await world.user.click(await button())
  await reaches('succeeded')
  const told = world.onEvent.mock.calls.length
  world.setShown(false)
  world.setShown(true)
  await reaches('succeeded')
  expect(world.onEvent).toHaveBeenCalledTimes(told)
  expect(world.onDone).toHaveBeenCalledOnce()
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

    fireEvent.click(own, { detail: 2 })
    expect(fireEvent.keyDown(own, { key: 'Enter', repeat: true })).toBe(false)
    await world.user.keyboard('{Enter}')
    await waitFor(async () => expect((await books(world))[0]).toBeLessThan(2450))
    await reaches('succeeded')
    expect(await books(world)).toEqual([2150, 0])
  })
})

test('takes a wording of its own', async () => {
  show({ messages: { 'creditGate.name': '{action} for {cost}' } })
  expect(await screen.findByRole('button', { name: /^Generate image for 3\sSky Credits$/ })).toBeVisible()
})
