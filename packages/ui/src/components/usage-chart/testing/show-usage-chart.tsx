import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { vi } from 'vitest'
import type { CreditsProviderProps } from '../../../provider/index'
import { type StoryMeter, usageScenario } from '../../../testing/usage-world'
import { createWorld, InWorld, type WorldOptions } from '../../../testing/world'
import { UsageChart, type UsageChartProps } from '../index'

/** Draws the chart in a world of its own. */
export function show(
  props: UsageChartProps = {},
  options: WorldOptions = {},
  setup: Partial<Pick<CreditsProviderProps, 'locale' | 'timeZone' | 'live'>> = {},
) {
  const world = createWorld({ scenario: 'usage-credits', ...options })
  const onEvent = vi.fn()
  const { container } = render(
    <InWorld onEvent={onEvent} world={world} {...setup}>
      <UsageChart {...props} />
    </InWorld>,
  )
  return { ...world, container, onEvent, user: userEvent.setup() }
}

export const calls: StoryMeter = {
  id: 'api-calls',
  name: 'API calls',
  unit: 'call',
  months: [600, 9000, 8100, 7000],
}
export const hooks: StoryMeter = { id: 'hooks', name: 'Webhook calls', unit: 'call', months: [40, 300] }
export const traffic: StoryMeter = { id: 'traffic', name: 'Traffic', unit: 'GB', months: [12, 300] }
export const withMeters = (...meters: readonly StoryMeter[]): WorldOptions => ({
  scenario: usageScenario({ meters }),
})

export const slot = () => document.querySelector('[data-ck-slot="usageChart"]')
export const reader = () => screen.findByRole('slider', { name: 'Day' })
export const said = (slider: HTMLElement) => slider.getAttribute('aria-valuetext')
export const choose = (user: ReturnType<typeof userEvent.setup>, range: string) =>
  user.selectOptions(screen.getByRole('combobox', { name: 'Which days' }), range)
export const plot = () => document.querySelector('[data-ck-slot="usageChartPlot"]')
export const tooltip = () => document.querySelector('[data-ck-slot="usageChartTooltip"]')
export const summary = () => document.querySelector('[data-ck-slot="usageChartSummary"]')

/** The points of the history, changed on their way. */
export function respell(change: (points: readonly unknown[]) => readonly unknown[]) {
  return async (answer: Response) => {
    const body: unknown = JSON.parse(await answer.clone().text())
    if (typeof body !== 'object' || body === null || !('items' in body) || !Array.isArray(body.items))
      return answer
    return new Response(JSON.stringify({ ...body, items: change(body.items) }), answer)
  }
}

/** The backend's clock stands at the first of November; so does the reader's, until what this gives is called. */
export function atTheBackendsTime(): () => void {
  vi.useFakeTimers({ now: Date.parse('2026-11-01T09:00:00.000Z'), toFake: ['Date'] })
  return () => void vi.useRealTimers()
}
