import type { Perform } from '@creditkit/client'
import type { MockBackend } from '@creditkit/mock-server'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, screen, userEvent, waitFor, type within } from 'storybook/test'
import { payingInstantly } from '../../testing/payments-in-story'
import { inWorld } from '../../testing/world'
import { CreditGate } from './credit-gate'
import { sky, studio, studioWallet } from './testing/studio'

type Canvas = ReturnType<typeof within>

const paint: Perform<string, void> = async () => 'a cat'
const never = () => new Promise<string>(() => undefined)
const image = { tool: 'image', label: 'Generate image', runningLabel: 'Generating your image…' }
const film = { tool: 'film', label: 'Render film', runningLabel: 'Rendering your film…' }

const meta = {
  title: 'Components/CreditGate',
  component: CreditGate<string>,
  args: { ...image, complexity: 'low', perform: paint, onDone: fn() },
  parameters: { width: 460, ...inWorld({ scenario: studio() }) },
  decorators: payingInstantly().decorators,
} satisfies Meta<typeof CreditGate<string>>

export default meta
type Story = StoryObj<typeof meta>

const world = (prepare: (mock: MockBackend) => void | Promise<void>, scenario = studio()) =>
  inWorld({ scenario, prepare })

/** The gate's button, once its price is on it. */
const button = (canvas: Canvas) => canvas.findByRole('button', { name: /Sky Credits$/ })
const press = async (canvas: Canvas) => userEvent.click(await button(canvas))
const reaches = (canvasElement: HTMLElement, state: string) =>
  waitFor(() =>
    expect(canvasElement.querySelector('[data-ck-slot="creditGate"]')).toHaveAttribute('data-state', state),
  )

/** Presses the button, and waits for what comes of it. */
const comesTo =
  (state: string): NonNullable<Story['play']> =>
  async ({ canvas, canvasElement }) => {
    await press(canvas)
    await reaches(canvasElement, state)
  }

export const Ready: Story = {
  play: async ({ canvas }) => {
    await expect(await button(canvas)).toBeVisible()
    await expect(await canvas.findByText(/^Balance: 27.50/)).toBeVisible()
  },
}

export const Loading: Story = { parameters: world((mock) => mock.delay('*', 600_000)) }

export const UpTo: Story = { args: { costIs: 'upTo' } }

export const Short: Story = { args: film }

export const BalanceUnknown: Story = { parameters: world((mock) => mock.fail('getBalances')) }

export const WithoutBalance: Story = { args: { showBalance: false } }

export const ErrorWithRetry: Story = {
  parameters: world((mock) => mock.fail('quoteTool', { code: 'internal' })),
}

export const Unpriced: Story = { args: { tool: 'opera' } }

export const Offline: Story = { parameters: world((mock) => mock.offline()) }

export const SignedOut: Story = { parameters: inWorld({ scenario: studio(0, { signedInAs: null }) }) }

export const Forbidden: Story = { parameters: world((mock) => mock.fail('*', { code: 'forbidden' })) }

export const Holding: Story = {
  parameters: world((mock) => mock.delay('createHold', 600_000)),
  play: comesTo('holding'),
}

export const Running: Story = { args: { perform: never }, play: comesTo('running') }

export const Capturing: Story = {
  parameters: world((mock) => mock.delay('captureHold', 600_000)),
  play: comesTo('capturing'),
}

export const Releasing: Story = {
  args: { perform: never },
  parameters: world((mock) => mock.delay('releaseHold', 600_000)),
  play: async ({ canvas, canvasElement }) => {
    await press(canvas)
    await userEvent.click(await canvas.findByRole('button', { name: 'Stop' }))
    await reaches(canvasElement, 'releasing')
  },
}

export const Succeeded: Story = { play: comesTo('succeeded') }

export const PartUsed: Story = {
  args: { costIs: 'upTo', perform: async () => ({ result: 'a cat', used: sky(250) }) },
  play: comesTo('succeeded'),
}

export const NothingUsed: Story = {
  args: { costIs: 'upTo', perform: async () => ({ result: 'a cat', used: sky(0) }) },
  play: comesTo('succeeded'),
}

export const Canceled: Story = {
  args: { perform: never },
  play: async ({ canvas, canvasElement }) => {
    await press(canvas)
    await userEvent.click(await canvas.findByRole('button', { name: 'Stop' }))
    await reaches(canvasElement, 'canceled')
  },
}

export const Confirm: Story = {
  args: { ...film, confirmAbove: sky(1000) },
  parameters: inWorld({ scenario: studio(9000) }),
  play: async ({ canvas }) => {
    await press(canvas)
    const dialog = await screen.findByRole('dialog')
    await waitFor(() => expect(dialog).toBeVisible())
  },
}

export const ConfirmShort: Story = { ...Confirm, parameters: inWorld({ scenario: studio() }) }

export const Blocked: Story = { args: film, play: comesTo('blocked') }

export const BlockedForMoney: Story = {
  args: film,
  parameters: inWorld({ scenario: studio(2750, { packages: [] }) }),
  play: comesTo('blocked'),
}

export const BlockedForSeveral: Story = {
  args: { ...film, tool: 'feature', label: 'Render feature film' },
  play: comesTo('blocked'),
}

export const BlockedNotSold: Story = {
  args: film,
  parameters: inWorld({ scenario: studio(2750, { wallets: [{ ...studioWallet, purchasable: false }] }) }),
  play: comesTo('blocked'),
}

export const BlockedAgain: Story = {
  args: film,
  play: async ({ canvas, canvasElement }) => {
    await press(canvas)
    await reaches(canvasElement, 'blocked')
    await press(canvas)
    await reaches(canvasElement, 'blocked')
  },
}

const buying = payingInstantly({ scenario: studio() })

export const Buying: Story = {
  args: film,
  ...buying,
  play: async ({ canvas, canvasElement }) => {
    await press(canvas)
    await reaches(canvasElement, 'blocked')
    await userEvent.click(await canvas.findByRole('button', { name: /^Buy Starter/ }))
    await waitFor(async () => expect(await screen.findByRole('dialog')).toBeVisible())
  },
}

const resuming = payingInstantly({ scenario: studio() })

export const Resumed: Story = {
  args: film,
  ...resuming,
  play: async ({ canvas, canvasElement }) => {
    await press(canvas)
    await reaches(canvasElement, 'blocked')
    await userEvent.click(await canvas.findByRole('button', { name: /^Buy Starter/ }))
    await userEvent.click(await screen.findByRole('button', { name: 'Pay with PayPal' }))
    await reaches(canvasElement, 'succeeded')
    await userEvent.click(await screen.findByRole('button', { name: 'Done' }))
    await waitFor(() => expect(canvas.getByRole('button', { name: /^Render film/ })).toHaveFocus())
  },
}

export const Limited: Story = {
  parameters: world(
    () => undefined,
    studio(2750, {
      rateLimits: [{ operation: 'createHold', calls: 1, perSeconds: 60 }],
    }),
  ),
  play: async ({ canvas, canvasElement }) => {
    await press(canvas)
    await reaches(canvasElement, 'succeeded')
    await press(canvas)
    await reaches(canvasElement, 'limited')
  },
}

export const Failed: Story = {
  args: { perform: () => Promise.reject(new Error('GPU 7 fell over')) },
  play: comesTo('failed'),
}

const moderated = 'This prompt is not allowed. Leave out names of living people.'

export const FailedInYourWords: Story = {
  args: { perform: () => Promise.reject(new Error('moderation')), errorMessage: () => moderated },
  parameters: { texts: [moderated] },
  play: comesTo('failed'),
}

export const WalletUnavailable: Story = {
  parameters: world((mock) => mock.setReachable('credits', false)),
  play: comesTo('failed'),
}

export const NoAnswer: Story = {
  parameters: world((mock) => mock.fail('createHold', { code: 'internal', when: 'after' })),
  play: comesTo('failed'),
}

export const OfflineAtTheClick: Story = {
  parameters: world((mock) => mock.fail('createHold')),
  play: comesTo('failed'),
}

let priced: MockBackend | undefined

/** The price has risen since it was shown. */
export const PriceChanged: Story = {
  play: async ({ canvas, canvasElement }) => {
    await press(canvas)
    await reaches(canvasElement, 'failed')
  },
  parameters: inWorld({
    scenario: studio(),
    prepare: (mock) => {
      priced = mock
    },
    spoil: dearerOnceHeld,
  }),
}

export const Settling: Story = {
  parameters: world((mock) => mock.fail('captureHold', { when: 'after' })),
  play: comesTo('settling'),
}

let slow: MockBackend | undefined

export const HoldExpired: Story = {
  args: {
    perform: async () => {
      slow?.clock.advance({ minutes: 20 })
      return 'a cat'
    },
  },
  parameters: world((mock) => {
    slow = mock
  }),
  play: comesTo('unsettled'),
}

export const CaptureRefused: Story = {
  parameters: world((mock) => mock.fail('captureHold', { code: 'not_found' })),
  play: comesTo('unsettled'),
}

/** A host draws its own button, and keeps the rest. */
export const YourOwnButton: Story = {
  args: {
    children: ({ cost, buttonProps }) => (
      <button
        {...buttonProps}
        style={{
          border: 0,
          borderRadius: 999,
          padding: '12px 22px',
          background: 'linear-gradient(90deg, #7c2d92, #be185d)',
          color: '#fff',
          font: '600 15px system-ui',
        }}
        translate="no"
        type="button"
      >
        Dream it up {cost === null ? '' : `(${cost})`}
      </button>
    ),
  },
}

export const LongWords: Story = {
  args: {
    ...film,
    label: 'Grundstücksverkehrsgenehmigungszuständigkeitsübertragung als Video in voller Länge rendern',
  },
  parameters: { width: 320, ...inWorld({ scenario: studio(900_000_000_000_000) }) },
}

export const NothingMovesWhenItComes: Story = {
  parameters: world((mock) => mock.delay('*', 150)),
  play: async ({ canvas, canvasElement }) => {
    const heightOf = () =>
      canvasElement.querySelector('[data-ck-slot="creditGate"]')?.getBoundingClientRect().height
    const before = heightOf()
    await canvas.findByText(/^Balance: 27.50/)
    await expect(heightOf()).toBe(before)
  },
}

/** An image costs 5 instead of 3 once credits for it were set aside. */
async function dearerOnceHeld(answer: Response): Promise<Response> {
  const body = await answer.clone().text()
  const isPrice = body.includes('"expiresAt"') || body.includes('"complexity"')
  if (!isPrice || !priced?.requests.last('createHold')) return answer
  return new Response(body.replace('"minor":300', '"minor":500'), answer)
}
