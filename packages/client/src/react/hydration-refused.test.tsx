import { act, screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { InitialData } from '../query/prefetched'
import { balanceRecord, configRecord } from '../query/testing/records'
import { backendOf, Credits, hydrate, prefetched } from './testing/hydrate'
import { expectQuietConsole } from './testing/mount'
import { useViewer } from './use-config'

const ada = { accountId: 'account-ada', userId: 'ada' }
const bob = { accountId: 'account-bob', userId: 'bob' }

function Viewer() {
  const { data, refetch } = useViewer()
  return (
    <button type="button" onClick={() => void refetch()}>
      viewer {data?.name ?? 'unknown'}
    </button>
  )
}

expectQuietConsole()

describe('initial data that is not to be shown', () => {
  const foreign = backendOf(9, 'bob')

  test.each([
    ['of another account', async () => prefetched(foreign, bob)],
    ['of another user of the account', async () => prefetched(foreign, { ...ada, userId: 'carol' })],
    ['of the account without its user', async () => prefetched(foreign, { accountId: 'account-ada' })],
    ['of another format', async () => Object.assign((await prefetched(foreign, ada)) ?? {}, { format: 0 })],
    ['with amounts that are none', async () => tampered(await prefetched(foreign, ada))],
  ])('%s: no draw ever has any of it, and the browser asks', async (_, load) => {
    const backend = backendOf(3)
    const initialData = JSON.parse(JSON.stringify(await load()))
    const { html, seen, failures } = hydrate(backend, { session: ada, initialData })
    expect(html).toContain('pending')
    await screen.findByText('300 credits')
    expect([html, ...seen].join()).not.toContain('900')
    expect(seen.join()).toContain('300')
    expect(failures).toEqual([])
    expect(backend.count('getBalances')).toBe(1)
  })

  test('while it is not known who is signed in, or when nobody is', async () => {
    const backend = backendOf(3)
    const initialData = await prefetched(backend, ada)
    const { html, show } = hydrate(backend, { session: undefined, initialData })
    expect(html).toContain('pending')
    const nobodys = initialData && { ...initialData, accountId: '@nobody', userId: null }
    for (const given of [initialData, nobodys]) {
      show({ session: null, initialData: given })
      expect(screen.queryByText('300 credits')).toBeNull()
    }
    show({ session: ada, initialData })
    screen.getByText('300 credits')
  })

  test('when somebody else signs in, and when the account before comes back: it was dropped', async () => {
    const backend = backendOf(3)
    const initialData = await prefetched(backend, ada)
    const { show, seen } = hydrate(backend, { session: ada, initialData })
    screen.getByText('300 credits')
    backend.on('getBalances', () => ({ balances: [balanceRecord(7)] }))
    show({ session: bob, initialData })
    screen.getByText('pending')
    await screen.findByText('700 credits')
    show({ session: ada, initialData: initialData && { ...initialData } })
    screen.getByText('pending')
    await screen.findByText('700 credits')
    expect(seen.join()).not.toContain('300')
  })

  test('when it changes to somebody else’s; when it changes to the account’s own, it fills what is not there', async () => {
    const backend = backendOf(3)
    const mine = await prefetched(backend, ada)
    const { show, seen } = hydrate(backend, { session: ada, initialData: mine })
    show({ session: ada, initialData: await prefetched(foreign, bob) })
    await act(async () => {})
    screen.getByText('300 credits')
    show({ session: bob, initialData: await prefetched(foreign, bob) })
    screen.getByText('900 credits')
    await act(async () => {})
    expect(seen).toEqual(['900 creditscurrentRefresh'])
    expect(backend.count('getBalances')).toBe(1)
  })
})

describe('initial data without a session', () => {
  const shown = (
    <>
      <Viewer />
      <Credits />
    </>
  )

  test('is shown, and dropped when the server takes the visitor for somebody else', async () => {
    const backend = backendOf(3)
    const initialData = await prefetched(backend)
    const { html, failures } = hydrate(backend, { initialData }, shown)
    expect(html).toContain('300 credits')
    expect(html).toContain('ada')
    expect(failures).toEqual([])
    const asked = backend.requests.length
    await act(async () => {})
    expect(backend.requests).toHaveLength(asked)
    backend.on('getConfig', () => configRecord('Sky Credits', 'bob'))
    backend.on('getBalances', () => ({ balances: [balanceRecord(7)] }))
    act(() => screen.getByText('viewer ada').click())
    await screen.findByText('viewer bob')
    await screen.findByText('700 credits')
  })

  test('is ignored when its configuration names somebody else than its stamp', async () => {
    const backend = backendOf(3)
    const initialData = await prefetched(backendOf(9, 'bob'), ada)
    const { html, seen } = hydrate(backend, { initialData }, shown)
    expect(html).toContain('pending')
    await screen.findByText('300 credits')
    expect([html, ...seen].join()).not.toContain('900')
  })
})

function tampered(initial: InitialData | null) {
  const parts = initial?.parts.map((part) => ({
    ...part,
    data: { balances: [{ available: '900' }], items: 9 },
  }))
  return { ...initial, parts }
}
