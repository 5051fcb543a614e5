import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { usageScenario } from '../../testing/usage-world'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { UsageDashboard, type UsageDashboardProps } from './index'

function show(props: UsageDashboardProps = {}, options: WorldOptions = {}, live = false) {
  const world = createWorld({ scenario: 'usage-credits', ...options })
  const onEvent = vi.fn()
  render(
    <InWorld live={live} onEvent={onEvent} world={world}>
      <UsageDashboard {...props} />
    </InWorld>,
  )
  return { ...world, onEvent, user: userEvent.setup() }
}

const record = (mock: ReturnType<typeof createWorld>['mock'], meterId: string, quantity: number) =>
  mock.fetch('/api/usage', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `${meterId}-${quantity}`,
      authorization: 'Bearer mock_service',
    },
    body: JSON.stringify({ accountId: 'acct_ada', meterId, quantity }),
  })

const slot = () => document.querySelector('[data-ck-slot="usageDashboard"]')
const row = (name: string) => screen.getByRole('heading', { name }).closest('li') ?? document.body
const names = () => screen.getAllByRole('meter').map((meter) => meter.getAttribute('aria-labelledby'))
const order = () => screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)

// The backend's clock stands at the first of November; so does the reader's.
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-01T09:00:00.000Z'), toFake: ['Date'] })
  return () => vi.useRealTimers()
})

describeConformance('UsageDashboard', {
  draw: (appearance) => <UsageDashboard {...(appearance ? { appearance } : {})} />,
  slot: 'usageDashboard',
  loaded: () => screen.findByText('API calls', { selector: 'h3' }),
  world: { scenario: 'usage-credits' },
  data: [/^(API calls|Code scans)$/, /^(Sep|Oct|Nov) \d+(, \d{4})?$/, /^\d+K$/],
})

test('shows of each meter what is used, how much that is, and how it stands', async () => {
  show()
  const calls = await screen.findByRole('meter', { name: 'API calls' })
  expect(calls).toHaveAttribute('aria-valuetext', '8,300 of 10,000, Getting close')
  expect(row('API calls')).toHaveTextContent('83%')
  expect(row('API calls')).toHaveTextContent('1,700 left')
  expect(row('Code scans')).toHaveTextContent('31 of 50')
  expect(row('Code scans')).toHaveTextContent('Within the allowance')
})

test('says when meters that reset together do', async () => {
  show()
  expect(await screen.findByText('Resets in 30 days, on Dec 1, 2026.')).toBeVisible()
})

test.each([
  [7900, 'Within the allowance', 'normal'],
  [8000, 'Getting close', 'close'],
  [9500, 'Almost used up', 'almost'],
  [10_000, 'Used up', 'reached'],
  [10_340, '340 over', 'over'],
])('at %i of 10,000 says %s', async (used, text, level) => {
  const meters = [{ id: 'api-calls', name: 'API calls', unit: 'call', months: [used] }]
  show({}, { scenario: usageScenario({ meters }) })
  expect(await screen.findByText(text)).toBeVisible()
  expect(row('API calls')).toHaveAttribute('data-state', level)
})

test('says in plain words what is past the allowance, what was paid for it and what more costs', async () => {
  const meters = [{ id: 'api-calls', name: 'API calls', unit: 'call', months: [10_340] }]
  show({}, { scenario: usageScenario({ meters }) })
  await screen.findByText(/paid with/)
  expect(row('API calls')).toHaveTextContent(
    '340 past the allowance, paid with 20 Credits so far. Each further 100 or part of it costs 5 Credits. Without enough credits, further use is refused.',
  )
})

test('claims no payment where the history is not known', async () => {
  const meters = [{ id: 'api-calls', name: 'API calls', unit: 'call', months: [10_340] }]
  show(
    {},
    {
      scenario: usageScenario({ meters }),
      prepare: (mock) => mock.fail('listUsageHistory', { code: 'internal' }),
    },
  )
  expect(await screen.findByText(/How many so far could not be loaded/)).toBeVisible()
  expect(row('API calls')).not.toHaveTextContent('20 Credits')
  expect(slot()).toHaveAttribute('data-state', 'ready')
})

test('says nothing of prices where the server does not', async () => {
  const meters = [{ id: 'api-calls', name: 'API calls', unit: 'call', months: [10_340] }]
  show({}, { scenario: usageScenario({ meters }), without: ['overagePrice'] })
  expect(await screen.findByText('340 past the allowance, paid with 20 Credits so far.')).toBeVisible()
})

test('a meter without a limit has no bar, and one without an allowance is paid for as agreed', async () => {
  const meters = [
    { id: 'a', name: 'Status calls', unit: 'call', included: null, months: [5_000_000] },
    {
      id: 'b',
      name: 'Image calls',
      unit: 'call',
      included: 0,
      price: { units: 10, credits: 1 },
      months: [815],
    },
  ]
  show({ showChart: false }, { scenario: usageScenario({ meters }) })
  expect(await screen.findByText('5,000,000 used')).toBeVisible()
  expect(
    await screen.findByText(/82 Credits so far\. Each further 10 or part of it costs 1 Credit\./),
  ).toBeVisible()
  expect(row('Image calls')).toHaveAttribute('data-state', 'paid')
  expect(screen.queryByRole('meter')).not.toBeInTheDocument()
})

describe('the order', () => {
  const meters = [
    { id: 'a', name: 'Search calls', unit: 'call', months: [100] },
    { id: 'b', name: 'API calls', unit: 'call', months: [8300] },
    { id: 'c', name: 'Mail calls', unit: 'call', months: [9900] },
  ]

  test('begins with what wants attention', async () => {
    show({}, { scenario: usageScenario({ meters }) })
    await screen.findByRole('meter', { name: 'Mail calls' })
    expect(order()).toEqual(['Mail calls', 'API calls', 'Search calls'])
  })

  test('stays while news come, and is settled anew when asked', async () => {
    const { mock, user } = show({ showChart: false }, { scenario: usageScenario({ meters }) }, true)
    await screen.findByRole('meter', { name: 'Mail calls' })
    const before = names()
    await record(mock, 'a', 10_500)
    expect(await screen.findByText('600 over')).toBeVisible()
    expect(names()).toEqual(before)
    await user.click(screen.getByRole('button', { name: 'Refresh usage' }))
    await waitFor(() => expect(order()).toEqual(['Search calls', 'Mail calls', 'API calls']))
  })
})

describe('buying', () => {
  test('is offered where credits help, to the host with the wallet that pays', async () => {
    const onAddCredits = vi.fn()
    const { user, onEvent } = show({ onAddCredits })
    await user.click(await screen.findByRole('button', { name: 'Add credits' }))
    expect(onAddCredits).toHaveBeenCalledExactlyOnceWith('credits')
    expect(onEvent).toHaveBeenCalledWith({
      type: 'credits.addRequested',
      walletId: 'credits',
      from: 'usageDashboard',
    })
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  test('opens over the page where the host does not sell', async () => {
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Add credits' }))
    expect(await screen.findByRole('dialog')).toBeVisible()
  })

  test('is not offered where nothing is near its end', async () => {
    const meters = [{ id: 'api-calls', name: 'API calls', unit: 'call', months: [100] }]
    show({}, { scenario: usageScenario({ meters }) })
    await screen.findByRole('meter', { name: 'API calls' })
    await screen.findByRole('slider', { name: 'Day' })
    expect(screen.queryByRole('button', { name: 'Add credits' })).not.toBeInTheDocument()
  })
})

test('keeps what it knows when a refresh fails, says from when it is, and recovers', async () => {
  const { mock, user, onEvent } = show()
  await screen.findByRole('meter', { name: 'API calls' })
  mock.offline()
  await user.click(screen.getByRole('button', { name: 'Refresh usage' }))
  const meters = within(slot()?.querySelector('div') ?? document.body)
  expect(await meters.findByText(/^As of .* could not be refreshed\.$/)).toBeVisible()
  expect(row('API calls')).toHaveTextContent('8,300 of 10,000')
  mock.offline(false)
  await user.click(screen.getByRole('button', { name: 'Refresh usage' }))
  await waitFor(() => expect(screen.queryByText(/^As of/)).not.toBeInTheDocument())
  expect(onEvent).toHaveBeenCalledWith({ type: 'usage.refreshed' })
})

test('a refresh brings the days below up to date with the meters', async () => {
  const { mock, user } = show()
  await screen.findByRole('slider', { name: 'Day' })
  await record(mock, 'api-calls', 100)
  vi.setSystemTime(Date.now() + 1000)
  await user.click(screen.getByRole('button', { name: 'Refresh usage' }))
  await waitFor(() => expect(row('API calls')).toHaveTextContent('8,400 of 10,000'))
  await waitFor(() =>
    expect(screen.getByRole('slider')).toHaveAttribute('aria-valuetext', 'Nov 1, 2026, so far: 8,400'),
  )
})

test('one failure is said once, with one way on that works', async () => {
  const { user } = show(
    {},
    { prepare: (mock) => mock.fail('listUsageMeters', { code: 'internal', times: 2 }) },
  )
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('Your allowances could not be loaded')
  await user.click(within(alert).getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument())
  expect(await screen.findByRole('meter', { name: 'API calls' })).toBeVisible()
})

test('where meters cannot be loaded and their use can, the chart shows it', async () => {
  show({}, { prepare: (mock) => mock.fail('listUsageMeters', { code: 'internal' }) })
  expect(await screen.findByRole('alert')).toHaveTextContent('Your allowances could not be loaded')
  expect(await screen.findByRole('slider', { name: 'Day' })).toBeInTheDocument()
  expect(screen.getByText(/names of your meters could not be loaded/)).toBeVisible()
})

test('offers no second try where it would change nothing', async () => {
  show({}, { prepare: (mock) => mock.fail('*', { code: 'forbidden' }) })
  expect(await screen.findByRole('alert')).toHaveTextContent('You do not have access to this.')
  expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument()
})

test('says so where nothing is measured', async () => {
  show({}, { scenario: usageScenario({ meters: [] }) })
  expect(await screen.findByText('Nothing is measured')).toBeVisible()
  expect(slot()).toHaveAttribute('data-state', 'empty')
})

test('says that it is loading, and shows no number while it is', () => {
  show({}, { prepare: (mock) => mock.delay('*', 60_000) })
  expect(screen.getAllByText('Loading your usage…')[0]).toBeInTheDocument()
  expect(slot()).not.toHaveTextContent(/\d/)
})

test('announces a level once it has changed, and never the first one', async () => {
  const { mock } = show({ showChart: false }, {}, true)
  await screen.findByRole('meter', { name: 'API calls' })
  const region = document.querySelector('[aria-live="polite"]')
  expect(region).toBeEmptyDOMElement()
  await record(mock, 'api-calls', 1400)
  expect(await screen.findByText('Almost used up')).toBeVisible()
  await waitFor(() => expect(region).toHaveTextContent('API calls: Almost used up'), { timeout: 5000 })
  await act(async () => undefined)
})
