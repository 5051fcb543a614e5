import { createCreditManager, createCreditsClient, toDecimal } from '@creditkit/client'
import { createMockBackend } from '@creditkit/mock-server'
import { expect, it } from 'vitest'

it('an endpoint of the host that takes credits tells every widget what is left', async () => {
  const mock = createMockBackend({ scenario: 'tool-credits' })
  const client = createCreditsClient({ fetch: mock.fetch })
  const header = { shown: '', show: (text: string) => (header.shown = text) }
  const refused: string[] = []
  const offerCredits = (text: string) => refused.push(text)
  const generate = async (_url: RequestInfo | URL, init?: RequestInit) =>
    init?.body === 'a cat'
      ? Response.json({ image: 'cat.png', newBalance: 41 })
      : Response.json(
          { error: 'Insufficient credits', currentBalance: 41, requiredCredits: 50 },
          { status: 402 },
        )
  // #region manager
  const credits = createCreditManager({
    client,
    fetch: generate, // the global one when absent
    onInsufficientCredits: ({ shortfall }) => offerCredits(`${toDecimal(shortfall)} more are needed`),
  })
  const stop = credits.subscribeToCredits((available) => header.show(toDecimal(available)))

  const answer = await credits.fetch('/api/generate', { method: 'POST', body: 'a cat' })
  const { image } = await answer.json() // untouched: { image, newBalance: 41 }
  // #endregion
  expect(image).toBe('cat.png')
  await expect.poll(() => header.shown).not.toBe('')
  await credits.fetch('/api/generate', { method: 'POST', body: 'a film' })
  await expect.poll(() => refused).toEqual(['9 more are needed'])
  stop()
})
