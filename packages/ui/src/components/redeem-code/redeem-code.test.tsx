import type { MockBackend } from '@creditkit/mock-server'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { RedeemCode, type RedeemCodeProps } from './index'

async function show(props: RedeemCodeProps = {}, options: WorldOptions = {}) {
  const world = createWorld(options)
  const onEvent = vi.fn()
  render(
    <InWorld onEvent={onEvent} world={world}>
      <RedeemCode {...props} />
    </InWorld>,
  )
  await waitFor(() => expect(button()).toBeEnabled())
  return { ...world, onEvent, user: userEvent.setup() }
}

const failing = (fault: Parameters<MockBackend['fail']>[1]): WorldOptions => ({
  prepare: (mock) => mock.fail('redeemCode', fault),
})
const button = () => screen.getByRole('button', { name: 'Redeem' })
const field = () => screen.getByRole('textbox', { name: 'Code' })
const unsure = () =>
  screen.findByText('We are checking whether the code was redeemed', { selector: '[tabindex]' })
/** What the balance has got of it, as the server sees it. */
async function added({ client }: { client: ReturnType<typeof createWorld>['client'] }) {
  const { items } = await client.listTransactions({ type: 'promo' })
  return items.filter(({ description }) => description === 'Welcome bonus').length
}

describeConformance('RedeemCode', {
  draw: (appearance) => <RedeemCode {...(appearance ? { appearance } : {})} />,
  slot: 'redeemCode',
  loaded: () => waitFor(() => expect(screen.getByRole('button')).toBeEnabled()),
})

describe('a code', () => {
  test.each(['WELCOME10', ' welcome10 ', 'Welcome 10'])(
    'entered as “%s” adds its credits, and says what the server has added',
    async (typed) => {
      const onSuccess = vi.fn()
      const { user, onEvent, mock } = await show({ onSuccess })
      await user.type(field(), typed)
      await user.click(button())
      const heading = await screen.findByRole('heading', { name: /^10\sSky Credits added$/ })
      await waitFor(() => expect(heading).toHaveFocus())
      expect(screen.getByText('They expire on Dec 1, 2026.')).toBeVisible()
      expect(screen.getByText('Welcome bonus')).toBeVisible()
      expect(screen.getByText(/^37\.50\sSky Credits$/)).toBeVisible()
      expect(mock.requests.last('redeemCode')?.input.code).toBe(typed.trim())
      expect(onSuccess).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ source: 'promo' }))
      expect(onEvent).toHaveBeenCalledExactlyOnceWith({ type: 'code.redeemed', walletId: 'credits' })
    },
  )

  test('from a link stands in the field, and is not redeemed by itself', async () => {
    const { mock, user } = await show({ defaultCode: 'WELCOME10' })
    expect(field()).toHaveValue('WELCOME10')
    expect(screen.getByText(/It is not redeemed yet\.$/)).toBeVisible()
    expect(mock.requests.all('redeemCode')).toHaveLength(0)
    await user.click(button())
    expect(await screen.findByText(/^10\sSky Credits added$/)).toBeVisible()
  })

  test('is redeemed once however often the button is pressed', async () => {
    let answer = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    const spoil = (response: Response) => (response.status === 201 ? held.then(() => response) : response)
    const world = await show({}, { spoil })
    await world.user.type(field(), 'WELCOME10{Enter}{Enter}')
    await world.user.click(button())
    expect(field()).toHaveAttribute('readonly')
    answer()
    await screen.findByText(/added$/)
    expect(world.mock.requests.all('redeemCode')).toHaveLength(1)
    expect(await added(world)).toBe(1)
  })

  test('has the focus from the moment its outcome is on the page', async () => {
    const { user } = await show()
    await user.type(field(), 'WELCOME10')
    let focusedThen: Element | null = null
    const observer = new MutationObserver(() => {
      if (screen.queryByText(/^10\sSky Credits added$/, { selector: 'h3' }))
        focusedThen ??= document.activeElement
    })
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    await user.click(button())
    const heading = await screen.findByRole('heading', { name: /^10\sSky Credits added$/ })
    await waitFor(() => expect(heading).toHaveFocus())
    observer.disconnect()
    expect(focusedThen).toBe(heading)
  })

  test('can be followed by another one, with the focus in the empty field', async () => {
    const { user } = await show()
    await user.type(field(), 'WELCOME10{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Redeem another code' }))
    expect(field()).toHaveFocus()
    expect(field()).toHaveValue('')
    await user.type(field(), 'welcome10{Enter}')
    expect(await screen.findByText(/was redeemed with your account before/)).toBeVisible()
  })

  test('that is blank, or too long to be one, is not asked about', async () => {
    const { user, mock } = await show()
    await user.type(field(), '   {Enter}')
    expect(screen.getByText('Enter the code first.')).toBeVisible()
    expect(field()).toBeInvalid()
    expect(field()).toHaveFocus()
    await user.type(field(), 'X')
    expect(field()).not.toBeInvalid()
    await user.click(field())
    await user.paste('A'.repeat(70))
    await user.keyboard('{Enter}')
    expect(screen.getByText('This is too long for a code. Enter the code alone.')).toBeVisible()
    expect(field()).toHaveValue(`   X${'A'.repeat(70)}`)
    expect(mock.requests.all('redeemCode')).toHaveLength(0)
  })
})

describe('a code that is refused', () => {
  test.each([
    ['NOPE', undefined, 'This code is not valid, or not any more.'],
    ['SUMMER26', undefined, 'This code is not valid, or not any more.'],
    ['WELCOME10', 'code_already_redeemed', 'This code was redeemed with your account before.'],
    ['WELCOME10', 'wallet_unavailable', 'The code is not used up'],
    ['WELCOME10', 'forbidden', 'Your account cannot redeem codes.'],
    ['WELCOME10', 'unauthenticated', 'Your session has ended.'],
  ] as const)('%s for %s says why at the field, and keeps what was typed', async (typed, code, text) => {
    const { user } = await show({}, code ? failing({ code }) : {})
    await user.type(field(), `${typed}{Enter}`)
    await waitFor(() => expect(field()).toBeInvalid())
    expect(field()).toHaveAccessibleDescription(expect.stringContaining(text))
    expect(field()).toHaveFocus()
    expect(field()).toHaveValue(typed)
    expect(button()).toBeEnabled()
  })

  test('is no longer said to be wrong once another one is typed', async () => {
    const { user } = await show()
    await user.type(field(), 'NOPE{Enter}')
    await waitFor(() => expect(field()).toBeInvalid())
    await user.type(field(), '2')
    expect(field()).not.toBeInvalid()
  })

  test('for too many tries counts down until the next one', async () => {
    const { user, mock } = await show({}, failing({ code: 'rate_limited', times: 1 }))
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
    try {
      await user.type(field(), 'WELCOME10{Enter}')
      const wait = await screen.findByRole('button', { name: /^Wait \d+ seconds?$/ })
      expect(wait).toBeDisabled()
      expect(screen.getByText(/Your code stays here/)).toBeVisible()
      await user.type(field(), '{Enter}')
      expect(mock.requests.all('redeemCode')).toHaveLength(1)
      const seconds = Number(/\d+/.exec(wait.textContent ?? '')?.[0])
      expect(seconds).toBeGreaterThan(0)
      await vi.advanceTimersByTimeAsync(seconds * 1000)
      await user.click(await screen.findByRole('button', { name: 'Redeem' }))
      expect(await screen.findByText(/^10\sSky Credits added$/)).toBeVisible()
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('where it is unknown what became of a code', () => {
  test('it says so, and asking again finds out without redeeming twice', async () => {
    const onSuccess = vi.fn()
    const world = await show({ onSuccess }, failing({ when: 'after', times: 1 }))
    await world.user.type(field(), 'WELCOME10{Enter}')
    const title = await unsure()
    await waitFor(() => expect(title).toHaveFocus())
    expect(onSuccess).not.toHaveBeenCalled()
    await world.user.click(screen.getByRole('button', { name: 'Check now' }))
    expect(await screen.findByText(/^10\sSky Credits added$/)).toBeVisible()
    expect(onSuccess).toHaveBeenCalledOnce()
    expect(await added(world)).toBe(1)
    expect(await world.mock.ledger.verify()).toEqual([])
  })

  test('the server is asked again three times, and then when the connection is back', async () => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout'],
      shouldAdvanceTime: true,
      advanceTimeDelta: 50,
    })
    try {
      const world = await show({}, failing({ code: 'internal', times: 4 }))
      const asked = () => world.mock.requests.all('redeemCode')
      await world.user.type(field(), 'WELCOME10{Enter}')
      await unsure()
      for (const [count, ms] of [2000, 5000, 15_000].entries()) {
        await vi.advanceTimersByTimeAsync(ms)
        await screen.findByText(`Reference: req_00000${count + 3}`)
        expect(asked()).toHaveLength(count + 2)
      }
      await vi.advanceTimersByTimeAsync(120_000)
      expect(asked()).toHaveLength(4)
      window.dispatchEvent(new Event('online'))
      expect(await screen.findByText(/^10\sSky Credits added$/)).toBeVisible()
      expect(await added(world)).toBe(1)
    } finally {
      vi.useRealTimers()
    }
  })

  test('a broken connection is said to be one', async () => {
    const { mock, user } = await show()
    mock.offline()
    await user.type(field(), 'WELCOME10{Enter}')
    await unsure()
    expect(screen.getByText(/The connection broke before the answer came/)).toBeVisible()
  })

  test('another code can be entered meanwhile', async () => {
    const { user } = await show({}, failing({ code: 'internal' }))
    await user.type(field(), 'WELCOME10{Enter}')
    await unsure()
    await user.click(screen.getByRole('button', { name: 'Use another code' }))
    expect(field()).toHaveFocus()
    expect(field()).toHaveValue('')
  })
})

test('what is typed while it loads, or before a failure, is kept', async () => {
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  const world = createWorld({
    prepare: (mock) => {
      mock.fail('getConfig', { code: 'internal', times: 1 })
      return held
    },
  })
  const user = userEvent.setup()
  render(
    <InWorld world={world}>
      <RedeemCode />
    </InWorld>,
  )
  expect(button()).toBeDisabled()
  await user.type(field(), 'WEL')
  answer()
  expect(await screen.findByRole('alert')).toHaveTextContent('Codes cannot be redeemed right now')
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(button()).toBeEnabled())
  expect(field()).toHaveValue('WEL')
})
