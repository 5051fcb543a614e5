import { createCreditsClient, createMemoryStorage, toDecimal } from '@creditkit/client'
import { CreditsClientProvider, useCreditAction } from '@creditkit/client/react'
import { createMockBackend } from '@creditkit/mock-server'
import { fireEvent, render, screen } from '@testing-library/react'
import type { ComponentProps } from 'react'
import { expect, it } from 'vitest'

function Button(props: ComponentProps<'button'>) {
  return <button type="button" {...props} />
}

const mock = createMockBackend({ scenario: 'tool-credits' })
const client = createCreditsClient({ fetch: mock.fetch, storage: createMemoryStorage() })

let isDown = true
async function upscale(image: string, _signal: AbortSignal): Promise<string> {
  if (isDown) throw new Error('The model is down')
  return `${image}, twice as large`
}

// #region action
function Upscale({ image }: { image: string }) {
  const { cost, canAfford, state, offer, start, retry, cancel } = useCreditAction({
    tool: 'image-generation',
    complexity: 'low',
    perform: ({ signal }) => upscale(image, signal),
  })

  switch (state.status) {
    case 'blocked':
      return (
        <p>
          {toDecimal(state.shortfall)} credits are missing.
          {offer?.type === 'package' && ` ${offer.package.name} is enough.`} It goes on by itself once they
          are there.
        </p>
      )
    case 'running':
      return <Button onClick={cancel}>Stop</Button>
    case 'failed': // it has cost nothing
    case 'limited': // too many requests
      return <Button onClick={retry}>It did not work. Try again</Button>
    case 'succeeded':
    case 'unsettled': // done, and not paid for as far as is known
      return <p>Done: {state.result}</p>
    case 'idle':
    case 'canceled':
      return (
        <Button disabled={!cost.data} onClick={() => start()}>
          Upscale {cost.data && `for ${toDecimal(cost.data.credits)} credits`}
          {canAfford === false && ' (not enough yet)'}
        </Button>
      )
    default: // holding, capturing, releasing
      return <p>One moment…</p>
  }
}
// #endregion

it('an action that fails costs nothing, and one that works costs what was shown', async () => {
  render(
    <CreditsClientProvider client={client}>
      <Upscale image="A cat" />
    </CreditsClientProvider>,
  )
  const before = await client.getBalance()
  fireEvent.click(await screen.findByText(/^Upscale for \d+ credits/))
  const again = await screen.findByText(/did not work/)
  expect(await client.getBalance()).toMatchObject({ available: before.status === 'ok' && before.available })
  isDown = false
  fireEvent.click(again)
  expect(await screen.findByText('Done: A cat, twice as large')).toBeTruthy()
  expect(await mock.ledger.verify()).toEqual([])
})
