import { expect, test, vi } from 'vitest'
import { signOnAgain } from './sign-on-again'

/** A page and a worker that answers when it is told to. */
function comeBack(hasWorker = true) {
  const network = vi.fn(async () => new Response('answered'))
  const page: { fetch: typeof fetch } = { fetch: network }
  const messages = new EventTarget()
  const postMessage = vi.fn()
  const workers = Object.assign(messages, { controller: hasWorker ? { postMessage } : null })
  const signedOn = signOnAgain({ page, workers: workers as unknown as ServiceWorkerContainer })
  const answer = (type: string) => messages.dispatchEvent(new MessageEvent('message', { data: { type } }))
  return { page, network, postMessage, signedOn, answer }
}

test('what is asked before the worker knows the page again waits for it, and is asked once', async () => {
  const { page, network, postMessage, signedOn, answer } = comeBack()
  expect(postMessage).toHaveBeenCalledExactlyOnceWith('MOCK_ACTIVATE')
  const response = page.fetch('/api/credits/config')
  answer('KEEPALIVE_RESPONSE')
  await new Promise((resolve) => setTimeout(resolve))
  expect(network).not.toHaveBeenCalled()
  answer('MOCKING_ENABLED')
  expect(await (await response).text()).toBe('answered')
  await signedOn
  expect(network).toHaveBeenCalledExactlyOnceWith('/api/credits/config')
  expect(page.fetch).toBe(network)
})

test('a worker that says nothing is not waited for without end', async () => {
  vi.useFakeTimers()
  const { page, network } = comeBack()
  const response = page.fetch('/api/credits/config')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await (await response).text()).toBe('answered')
  expect(page.fetch).toBe(network)
  vi.useRealTimers()
})

test('a page without a worker is left as it is', async () => {
  const { page, network, signedOn } = comeBack(false)
  await signedOn
  expect(page.fetch).toBe(network)
})
