import { createCreditsClient, createMemoryStorage } from '@creditkit/client'
import { CreditsClientProvider } from '@creditkit/client/react'
import { amount } from '@creditkit/contract'
import {
  createMockBackend,
  createVirtualClock,
  extend,
  type MockBackend,
  type Scenario,
  VIRTUAL_START,
} from '@creditkit/mock-server'
import type { Decorator } from '@storybook/react-vite'
import { type ReactNode, useState } from 'react'

/** A meter of a story: what it counts, and how much of it was used this month and in each of the months before. */
export interface StoryMeter {
  readonly id: string
  readonly name: string
  readonly unit: string
  /** 10,000 unless named; null for no limit. */
  readonly included?: number | null
  /** What past the allowance costs, in credits a block; 5 credits for 100 units unless named. */
  readonly price?: { readonly units: number; readonly credits: number }
  /** Units used, this month first. */
  readonly months: readonly number[]
}

/** How the world of a usage story differs from the plain one. */
export interface UsageWorldOptions {
  readonly meters: readonly StoryMeter[]
  /** The day of November on which it is today; the first unless named, which is where the clock of stories begins. */
  readonly today?: number
  /** Credits that were bought before anything was used; 50,000 unless named. */
  readonly credits?: number
  readonly prepare?: (mock: MockBackend) => void | Promise<void>
  /** What becomes of each answer on its way. */
  readonly spoil?: (answer: Response, mock: MockBackend) => Response | Promise<Response>
}

const credits = (count: number) => amount(count, 'CREDIT/0')

/** A scenario with these meters and their use. */
export function usageScenario({ meters, credits: bought = 50_000 }: UsageWorldOptions): Scenario {
  return extend('usage-credits', {
    meters: meters.map(({ id, name, unit, included = 10_000, price = { units: 100, credits: 5 } }) => ({
      id,
      name,
      unit,
      included,
      walletId: 'credits',
      overage: { units: price.units, credits: credits(price.credits) },
    })),
    usage: meters.flatMap(({ id, months }) =>
      months.map((quantity, monthsAgo) => ({ accountId: 'acct_ada', meterId: id, monthsAgo, quantity })),
    ),
    history:
      bought === 0
        ? []
        : [
            {
              accountId: 'acct_ada',
              kind: 'credit',
              walletId: 'credits',
              amount: credits(bought),
              type: 'purchase',
              source: 'purchase',
              minutesAgo: 200 * 24 * 60,
              description: 'Credits bought',
            },
          ],
  })
}

const DAY_MS = 86_400_000

/** A backend with these meters, and a client that speaks to it. */
function createUsageWorld({ today = 1, ...options }: UsageWorldOptions) {
  const mock = createMockBackend({
    scenario: usageScenario(options),
    clock: createVirtualClock(VIRTUAL_START + (today - 1) * DAY_MS),
  })
  const prepared = Promise.resolve(options.prepare?.(mock))
  const client = createCreditsClient({
    fetch: async (input, init) => {
      await prepared
      const answer = await mock.fetch(input, init)
      return options.spoil ? options.spoil(answer, mock) : answer
    },
    retry: false,
    storage: createMemoryStorage(),
  })
  return { mock, client }
}

function InUsageWorld({
  options,
  children,
}: {
  readonly options: UsageWorldOptions
  readonly children: ReactNode
}) {
  const [{ client }] = useState(() => createUsageWorld(options))
  return (
    <CreditsClientProvider client={client} live={false}>
      {children}
    </CreditsClientProvider>
  )
}

/** Draws a story in a world with these meters, in the language and look that the toolbar chooses. */
export function withUsage(options: UsageWorldOptions): Decorator {
  return (Story, { id }) => (
    <InUsageWorld key={id} options={options}>
      <Story />
    </InUsageWorld>
  )
}
