import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import {
  balanceRecord,
  configRecord,
  credits,
  meterRecord,
  transactionRecord,
} from '../query/testing/records'
import { createScriptedBackend, deferred, problem } from '../query/testing/scripted-backend'
import { everyMomentDiffers } from './testing/every-moment'
import { expectQuietConsole, mount } from './testing/mount'
import { useLiveStatus } from './use-live-status'
import { useRecordUsage, useUsage, useUsageHistory } from './use-usage'

expectQuietConsole()

function Meters() {
  const { data, error, isStale, refetch } = useUsage()
  return (
    <div>
      <output>{data?.map(({ id, used }) => `${id} ${used}`).join(', ') ?? 'unknown'}</output>
      <p>{error ? `${error.code} ${isStale ? 'stale' : 'current'}` : 'fine'}</p>
      <button type="button" onClick={() => void refetch()}>
        Refresh
      </button>
    </div>
  )
}

function Stretches({ granularity }: { granularity: 'day' | 'month' }) {
  const { items, error } = useUsageHistory({ granularity, meterId: 'api-calls', limit: 100 })
  return <p data-testid="stretches">{error?.code ?? items.map(({ used }) => used).join(' ')}</p>
}

function Status() {
  return <p>status {useLiveStatus()}</p>
}

function Record() {
  const record = useRecordUsage()
  return (
    <button type="button" onClick={() => void record.submit({ meterId: 'api-calls', quantity: 3 })}>
      record {record.status} {record.status === 'failed' && record.error.code}
    </button>
  )
}

const meters = () => screen.getByRole('status').textContent
const moved = (used: number, id?: string) => ({ type: 'usage.updated', data: meterRecord(used, id) }) as const
const point = (used: number) => ({
  meterId: 'api-calls',
  from: '2026-11-01T00:00:00.000Z',
  to: '2026-11-02T00:00:00.000Z',
  used,
  credits: credits(0),
})

describe('useUsage', () => {
  test('what a meter does arrives live, without asking for the meters again', async () => {
    const backend = createScriptedBackend({
      listUsageMeters: () => ({ meters: [meterRecord(1), meterRecord(2, 'traffic')] }),
    })
    mount(
      <>
        <Status />
        <Meters />
      </>,
      backend,
      { live: true },
    )
    await screen.findByText('status live')
    await waitFor(() => expect(meters()).toBe('api-calls 1, traffic 2'))
    act(() => backend.send(moved(5), moved(9, 'storage')))
    await waitFor(() => expect(meters()).toBe('api-calls 5, traffic 2, storage 9'))
    expect(backend.count('listUsageMeters')).toBe(1)
  })

  test('news that overtake an answer are not lost, and a later answer replaces them', async () => {
    everyMomentDiffers()
    const late = deferred<unknown>()
    const backend = createScriptedBackend({ listUsageMeters: () => late.promise })
    mount(
      <>
        <Status />
        <Meters />
      </>,
      backend,
      { live: true },
    )
    await screen.findByText('status live')
    await waitFor(() => expect(backend.count('listUsageMeters')).toBe(1))
    act(() => backend.send(moved(5)))
    await act(async () => late.resolve({ meters: [meterRecord(4)] }))
    await waitFor(() => expect(meters()).toBe('api-calls 5'))
    backend.on('listUsageMeters', () => ({ meters: [meterRecord(6)] }))
    act(() => screen.getByText('Refresh').click())
    await waitFor(() => expect(meters()).toBe('api-calls 6'))
  })

  test('an outage is an error, never an empty list; what was known stays, marked stale', async () => {
    const backend = createScriptedBackend({ listUsageMeters: () => problem('internal', {}) })
    mount(<Meters />, backend)
    await screen.findByText('internal current')
    expect(meters()).toBe('unknown')
    backend.on('listUsageMeters', () => ({ meters: [meterRecord(1)] }))
    act(() => screen.getByText('Refresh').click())
    await screen.findByText('fine')
    backend.on('listUsageMeters', () => problem('internal', {}))
    act(() => screen.getByText('Refresh').click())
    await screen.findByText('internal stale')
    expect(meters()).toBe('api-calls 1')
  })
})

describe('useUsageHistory', () => {
  test('asks with the whole filter, again for another one, and again when a meter moves', async () => {
    const backend = createScriptedBackend({
      listUsageHistory: ({ query, count }) => ({
        items: [point(query.granularity === 'day' ? count : 30)],
        nextCursor: null,
      }),
    })
    const page = (granularity: 'day' | 'month') => (
      <>
        <Status />
        <Stretches granularity={granularity} />
      </>
    )
    const { show } = mount(page('day'), backend, { live: true })
    await screen.findByText('status live')
    await waitFor(() => expect(screen.getByTestId('stretches').textContent).toBe('1'))
    expect(backend.requests.find(({ operation }) => operation === 'listUsageHistory')?.query).toEqual({
      granularity: 'day',
      meterId: 'api-calls',
      limit: '100',
    })
    act(() => backend.send(moved(5)))
    await waitFor(() => expect(screen.getByTestId('stretches').textContent).toBe('2'))
    show(page('month'))
    await waitFor(() => expect(screen.getByTestId('stretches').textContent).toBe('30'))
  })
})

describe('useRecordUsage', () => {
  test('refreshes the meters', async () => {
    const backend = createScriptedBackend({
      getConfig: () => configRecord(),
      listUsageMeters: ({ count }) => ({ meters: [meterRecord(count)] }),
      recordUsage: () => ({
        meter: meterRecord(4),
        transaction: transactionRecord(1),
        balance: balanceRecord(1),
      }),
    })
    mount(
      <>
        <Meters />
        <Record />
      </>,
      backend,
    )
    await waitFor(() => expect(meters()).toBe('api-calls 1'))
    act(() => screen.getByText(/record/).click())
    await screen.findByText('record succeeded')
    await waitFor(() => expect(meters()).toBe('api-calls 2'))
  })

  test('is forbidden to customers, as an error like any other', async () => {
    const backend = createScriptedBackend({ recordUsage: () => problem('forbidden', {}) })
    mount(<Record />, backend)
    act(() => screen.getByText(/record/).click())
    await screen.findByText('record failed forbidden')
  })
})
