import type { CreditsEvent } from '@creditkit/contract'
import { act, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { balanceRecord, configRecord, meterRecord } from '../query/testing/records'
import { createScriptedBackend } from '../query/testing/scripted-backend'
import { expectQuietConsole, mount } from './testing/mount'
import { useLiveEvents } from './use-live-events'
import { useLiveStatus } from './use-live-status'

expectQuietConsole()

function Listen({ on }: { on: Parameters<typeof useLiveEvents>[0] }) {
  useLiveEvents(on)
  return <p>status {useLiveStatus()}</p>
}

const backend = () => createScriptedBackend({ getConfig: () => configRecord() })
const balance = (version: number) => ({ type: 'balance.updated', data: balanceRecord(version) }) as const
const meter = (used: number) => ({ type: 'usage.updated', data: meterRecord(used) }) as const

test('every event of the account is told once, whole', async () => {
  const heard: CreditsEvent[] = []
  const server = backend()
  mount(<Listen on={(event) => heard.push(event)} />, server, { live: true })
  await screen.findByText('status live')
  act(() => server.send(balance(1), meter(2)))
  await waitFor(() => expect(heard).toHaveLength(2))
  expect(heard).toMatchObject([{ id: '1', ...balance(1) }, meter(2)])
})

test('a table is told the data of its own types only', async () => {
  const onBalance = vi.fn()
  const server = backend()
  mount(<Listen on={{ 'balance.updated': onBalance }} />, server, { live: true })
  await screen.findByText('status live')
  act(() => server.send(meter(2), balance(1)))
  await waitFor(() => expect(onBalance.mock.calls).toEqual([[balance(1).data]]))
})

test('the latest listener is told, over the same connection; one that has gone is not', async () => {
  const [first, second] = [vi.fn(), vi.fn()]
  const server = backend()
  const { show } = mount(<Listen on={first} />, server, { live: true })
  await screen.findByText('status live')
  const opened = server.count('streamEvents')
  show(<Listen on={second} />)
  act(() => server.send(balance(1)))
  await waitFor(() => expect(second).toHaveBeenCalledTimes(1))
  expect(first).not.toHaveBeenCalled()
  expect(server.count('streamEvents')).toBe(opened)
  show(
    <div>
      <Listen on={first} />
    </div>,
  )
  await screen.findByText('status live')
  act(() => server.send(balance(2)))
  await waitFor(() => expect(first).toHaveBeenCalledTimes(1))
  expect(second).toHaveBeenCalledTimes(1)
})

test('nothing of another account is told, nor of nobody’s, nor where live events are off', async () => {
  const onEvent = vi.fn()
  const server = backend()
  const { show } = mount(<Listen on={onEvent} />, server, { live: true })
  await screen.findByText('status live')
  const adas = server.count('streamEvents')
  show(<Listen on={onEvent} />, { live: true, session: null })
  await screen.findByText('status stopped')
  await waitFor(() => expect(server.openStreams()).toBe(0))
  show(<Listen on={onEvent} />, { live: false })
  await screen.findByText('status stopped')
  expect(server.count('streamEvents')).toBe(adas)
  act(() => server.send(balance(1)))
  expect(onEvent).not.toHaveBeenCalled()
  show(<Listen on={onEvent} />, { live: true, session: { accountId: 'account-bob' } })
  await screen.findByText('status live')
  expect(server.openStreams()).toBe(1)
  act(() => server.send(balance(2)))
  await waitFor(() => expect(onEvent).toHaveBeenCalledTimes(1))
})

test('another account that takes the place of one is told its own events, and the connection before is given back', async () => {
  const onEvent = vi.fn()
  const server = backend()
  const { show } = mount(<Listen on={onEvent} />, server, { live: true })
  await screen.findByText('status live')
  show(<Listen on={onEvent} />, { live: true, session: { accountId: 'account-bob' } })
  await waitFor(() => expect(server.count('streamEvents')).toBeGreaterThan(1))
  await screen.findByText('status live')
  await waitFor(() => expect(server.openStreams()).toBe(1))
  act(() => server.send(balance(1)))
  await waitFor(() => expect(onEvent).toHaveBeenCalledTimes(1))
})
