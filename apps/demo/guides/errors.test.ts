import { createCreditsClient, isCreditsError, isProblem } from '@creditkit/client'
import { createMockBackend } from '@creditkit/mock-server'
import { expect, it } from 'vitest'

it('a problem is told apart by its code, with what it says of the case', async () => {
  const mock = createMockBackend({ scenario: 'tool-credits' })
  const client = createCreditsClient({ fetch: mock.fetch })
  const [wallet] = (await client.getConfig()).wallets
  const walletId = wallet?.id ?? ''
  const shown: unknown[] = []
  const say = (...words: unknown[]) => shown.push(...words)
  // #region problem
  try {
    await client.createHold({
      walletId,
      run: { tool: 'video-processing', complexity: 'high' },
      description: 'Video',
      expiresInSeconds: 60,
    })
  } catch (error) {
    if (isProblem(error, 'insufficient_credits')) {
      const { required, available } = error.problem // amounts
      say(`${available.minor} of ${required.minor} credits`)
    } else if (isProblem(error, 'validation_failed')) {
      for (const { path, message } of error.errors) say(path, message)
    } else if (isCreditsError(error)) {
      say(error.code, error.retryAfterMs, error.requestId)
    } else throw error
  }
  // #endregion
  expect(shown.length === 0 || typeof shown[0] === 'string').toBe(true)
})

it('tracing hears of every request, and of nothing personal', async () => {
  const mock = createMockBackend({ scenario: 'skypanel-credits' })
  const lines: string[] = []
  const log = (...words: unknown[]) => lines.push(words.join(' '))
  // #region tracing
  const client = createCreditsClient({
    fetch: mock.fetch,
    onResponse: ({ operation, attempt, status, durationMs }) => log(operation, attempt, status, durationMs),
    onProblem: ({ operation, code, requestId, retryInMs }) => log(operation, code, requestId, retryInMs),
    onSlow: ({ operation, waitedMs }) => log(operation, 'takes longer than', waitedMs),
    slowAfterMs: 1_000,
  })
  // #endregion
  await client.getConfig()
  await client.getReceipt({ purchaseId: 'none' }).catch(() => {})
  expect(lines[0]).toMatch(/^getConfig 1 200 \d+$/)
  expect(lines.some((line) => line.startsWith('getReceipt not_found'))).toBe(true)
})
