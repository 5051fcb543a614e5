import { act, waitFor } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { deferred } from '../query/testing/scripted-backend'
import { expectQuietConsole, mount } from './testing/mount'
import { holdRecord, Paint, press, reaches, scriptWork, state, studio, text } from './testing/studio'
import { useCreditBalance } from './use-balances'

expectQuietConsole()

const shown: string[] = []
function Credits() {
  const { data } = useCreditBalance()
  const text =
    data?.balance.status === 'ok' ? `${data.balance.available.minor}/${data.balance.held.minor}` : 'none'
  if (shown.at(-1) !== text) shown.push(text)
  return <p data-testid="credits">{text}</p>
}

describe('an action', () => {
  test('sets credits aside, runs and takes them; what is shown falls once and never bounces', async () => {
    const backend = studio()
    const { runs, perform } = scriptWork()
    const onSuccess = vi.fn()
    shown.length = 0
    mount(
      <>
        <Paint perform={perform} onSuccess={onSuccess} />
        <Credits />
      </>,
      backend,
    )
    await waitFor(() => expect(text('credits')).toBe('100/0'))
    expect(state()).toBe('idle')
    await press('start paint')
    await press('start paint')
    await reaches('running')
    await waitFor(() => expect(text('credits')).toBe('90/10'))
    await act(async () => runs[0]?.finish('picture'))
    await reaches('succeeded picture')
    await waitFor(() => expect(text('credits')).toBe('90/0'))
    await waitFor(() => expect(backend.count('getBalances')).toBe(3))
    expect(shown).toEqual(['none', '100/0', '90/10', '90/0'])
    expect(onSuccess.mock.calls.map(([result]) => result)).toEqual(['picture'])
    expect(runs).toHaveLength(1)
    expect(backend.count('createHold')).toBe(1)
    const created = backend.requests.find(({ operation }) => operation === 'createHold')
    expect(created?.body).toEqual({
      walletId: 'main',
      run: { tool: 'image', complexity: 'low' },
      description: 'image (low)',
    })
  })

  test('that is canceled gives back what it set aside, which is shown', async () => {
    const backend = studio()
    const { runs, perform } = scriptWork()
    shown.length = 0
    mount(
      <>
        <Paint perform={perform} />
        <Credits />
      </>,
      backend,
    )
    await waitFor(() => expect(text('credits')).toBe('100/0'))
    await press('start paint')
    await waitFor(() => expect(text('credits')).toBe('90/10'))
    await press('cancel paint')
    await reaches('canceled')
    expect(runs[0]?.signal.aborted).toBe(true)
    await waitFor(() => expect(text('credits')).toBe('100/0'))
    expect(shown).toEqual(['none', '100/0', '90/10', '100/0'])
    await press('reset paint')
    expect(state()).toBe('idle')
  })

  test('runs the work that was given last, with the input that it was started with', async () => {
    const backend = studio()
    const answer = deferred<void>()
    const { show } = mount(<Paint perform={async () => 'stale'} />, backend)
    await waitFor(() => expect(text('paint cost')).toBe('10'))
    backend.on('createHold', async () => {
      await answer.promise
      return holdRecord('active')
    })
    await press('start paint')
    show(<Paint input="dog" perform={async ({ input }) => `${input} fresh`} />)
    await act(async () => answer.resolve())
    await reaches('succeeded cat fresh')
  })

  test('without a wallet or a quote yet asks for what it needs itself', async () => {
    const backend = studio()
    mount(<Paint />, backend)
    await press('start paint')
    await reaches('succeeded cat!')
  })
})

describe('where it is shown', () => {
  test('places of one name show one action, other names have their own', async () => {
    const backend = studio()
    const { runs, perform } = scriptWork()
    mount(
      <>
        <Paint id="one" perform={perform} />
        <Paint id="two" perform={perform} />
        <Paint id="other" name="another" perform={perform} />
      </>,
      backend,
    )
    await press('start one')
    await press('start two')
    await reaches('running', 'one')
    expect(state('two')).toBe('running')
    expect(state('other')).toBe('idle')
    expect(runs).toHaveLength(1)
    await press('start other')
    await reaches('running', 'other')
    expect(runs).toHaveLength(2)
  })

  test('the work of the place that started it is run, and of another once that has gone', async () => {
    const backend = studio()
    const { show } = mount(
      <>
        <Paint id="one" perform={async () => 'by one'} />
        <Paint id="two" perform={async () => 'by two'} />
      </>,
      backend,
    )
    await press('start one')
    await reaches('succeeded by one', 'two')
    backend.set(0)
    await press('start one')
    await reaches('blocked', 'two')
    show(
      <>
        <p>One has gone</p>
        <Paint id="two" perform={async () => 'by two'} />
      </>,
    )
    await press('retry two')
    backend.set(50)
    await press('retry two')
    await reaches('succeeded by two', 'two')
  })

  test('a remount in the middle finds it as it was, and the work goes on meanwhile', async () => {
    const backend = studio()
    const { runs, perform } = scriptWork()
    const { show } = mount(<Paint perform={perform} />, backend)
    await press('start paint')
    await reaches('running')
    show(<p>Elsewhere</p>)
    expect(runs[0]?.signal.aborted).toBe(false)
    show(<Paint perform={perform} />)
    expect(state()).toBe('running')
    show(<p>Elsewhere</p>)
    await act(async () => runs[0]?.finish('picture'))
    await waitFor(() => expect(backend.count('captureHold')).toBe(1))
    show(<Paint perform={perform} />)
    await reaches('succeeded picture')
    expect(runs).toHaveLength(1)
  })

  test('another account sees nothing of it: the work is aborted and the credits are given back', async () => {
    const backend = studio()
    const { runs, perform } = scriptWork()
    const { show } = mount(<Paint perform={perform} />, backend)
    await press('start paint')
    await reaches('running')
    show(<Paint perform={perform} />, { session: { accountId: 'account-bob' } })
    expect(state()).toBe('idle')
    expect(runs[0]?.signal.aborted).toBe(true)
    await waitFor(() => expect(backend.held()).toBe(0))
    show(<Paint perform={perform} />, { session: { accountId: 'account-ada' } })
    await act(async () => {})
    expect(state()).toBe('idle')
  })

  test('and so does one that comes while nothing of it is shown', async () => {
    const backend = studio()
    const { runs, perform } = scriptWork()
    const { show } = mount(<Paint perform={perform} />, backend)
    await press('start paint')
    await reaches('running')
    show(<p>Signed out</p>, { session: null })
    expect(runs[0]?.signal.aborted).toBe(true)
    await waitFor(() => expect(backend.held()).toBe(0))
    expect(backend.count('captureHold')).toBe(0)
  })

  test('while it is not known who is signed in it waits, and with the same account it goes on', async () => {
    const backend = studio()
    const { runs, perform } = scriptWork()
    const { show } = mount(<Paint perform={perform} />, backend)
    await press('start paint')
    await reaches('running')
    show(<Paint perform={perform} />, { session: undefined })
    expect(state()).toBe('not ready')
    await press('start paint')
    expect(runs.map(({ signal }) => signal.aborted)).toEqual([false])
    show(<Paint perform={perform} />, { session: { accountId: 'account-ada' } })
    expect(state()).toBe('running')
    await act(async () => runs[0]?.finish('picture'))
    await reaches('succeeded picture')
  })
})
