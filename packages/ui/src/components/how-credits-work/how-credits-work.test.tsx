import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { describeConformance } from '../../testing/conformance'
import { createWorld, InWorld, type WorldOptions } from '../../testing/world'
import { HowCreditsWork } from './index'

afterEach(() => vi.unstubAllGlobals())

function show(options: WorldOptions = {}) {
  const world = createWorld(options)
  render(
    <InWorld world={world}>
      <HowCreditsWork />
    </InWorld>,
  )
  return { ...world, user: userEvent.setup() }
}

const open = () => [...document.querySelectorAll('details[open] h3')].map((heading) => heading.textContent)

describeConformance('HowCreditsWork', {
  draw: (appearance) => <HowCreditsWork {...(appearance ? { appearance } : {})} />,
  slot: 'howCreditsWork',
  loaded: () => screen.findByText(/^1\sSky Credit = \$1\.00$/),
  data: [
    'Sky Credits',
    'VirtFusion Tokens',
    'For DNS plans, dedicated servers and other services',
    'For virtual servers only',
  ],
})

test('explains what the configuration says, and nothing else', async () => {
  show()
  expect(await screen.findByRole('region', { name: 'How your credits work' })).toBeInTheDocument()
  expect(await screen.findByText(/^1\sSky Credit = \$1\.00$/)).toBeVisible()
  expect(screen.getByText(/^100\sVirtFusion Tokens = \$1\.00$/)).toBeVisible()
  expect(screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual([
    'What they are worth',
    'What they are for',
    'In which order they are used',
    'When they expire',
    'What reserved credits are',
    'What happens when none are left',
    'What happens with a refund',
  ])
})

test('unfolds a topic', async () => {
  const { user } = show()
  const title = await screen.findByText('When they expire')
  expect(open()).toEqual(['What they are worth'])
  await user.click(title)
  expect(open()).toEqual(['What they are worth', 'When they expire'])
  expect(screen.getByText(/^5\sSky Credits on Nov 10, 2026$/)).toBeVisible()
})

test('is named after the credits where there is one kind, and has no order to tell', async () => {
  show({ scenario: 'skypanel-credits' })
  expect(await screen.findByRole('region', { name: /^How .+ work$/ })).not.toHaveAccessibleName(
    'How your credits work',
  )
  expect(screen.queryByText('In which order they are used')).not.toBeInTheDocument()
})

test('prints alone and unfolded, and is as before afterwards', async () => {
  let printed: readonly (string | null)[] = []
  vi.stubGlobal('print', () => {
    window.dispatchEvent(new Event('beforeprint'))
    printed = open()
    expect(document.querySelector('[data-ck-print="page"]')).toHaveAttribute('data-ck-slot', 'howCreditsWork')
    window.dispatchEvent(new Event('afterprint'))
  })
  const { user } = show()
  await screen.findByText('What they are worth')
  await user.click(screen.getByRole('button', { name: 'Print' }))
  expect(printed).toHaveLength(7)
  expect(open()).toEqual(['What they are worth'])
  expect(document.querySelector('[data-ck-print]')).toBeNull()
})

test('leaves out what could not be loaded, says so, and fills it in when it can', async () => {
  const { user } = show({ prepare: (mock) => mock.fail('listGrants', { code: 'internal', times: 1 }) })
  expect(await screen.findByText(/^Some of your own numbers could not be loaded/)).toBeVisible()
  expect(screen.queryByText('When they expire')).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('When they expire')).toBeVisible()
  expect(screen.queryByText(/^Some of your own numbers/)).not.toBeInTheDocument()
})

test('a failure says so and can be tried again', async () => {
  const { user } = show({ prepare: (mock) => mock.fail('getConfig', { code: 'internal', times: 1 }) })
  expect(await screen.findByRole('alert')).toHaveTextContent('This explanation could not be loaded')
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('What they are worth')).toBeVisible()
})
