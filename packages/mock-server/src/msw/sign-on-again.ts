/** A worker that does not answer for so long will not, in milliseconds; the requests go then. */
const PATIENCE_MS = 2_000

/** What of a page and of its service worker this needs. */
export interface SignedOffPage {
  readonly page: { fetch: typeof fetch }
  readonly workers: Pick<ServiceWorkerContainer, 'controller' | 'addEventListener' | 'removeEventListener'>
}

/**
 * Signs a page on with MSW's worker that is come back to as it was when it was left: MSW has signed it off, and hears
 * nothing of its return. What the page asks for in that very moment waits until the worker knows it again, or it would
 * reach the real network. Answers once that is so.
 */
export async function signOnAgain({ page, workers }: SignedOffPage): Promise<void> {
  const { controller } = workers
  if (!controller) return
  const { fetch } = page
  const signedOn = heard(workers)
  const waiting: typeof fetch = async (...request) => {
    await signedOn
    return fetch.call(page, ...request)
  }
  page.fetch = waiting
  controller.postMessage('MOCK_ACTIVATE')
  await signedOn
  // Whoever has put another in its place meanwhile keeps theirs.
  if (page.fetch === waiting) page.fetch = fetch
}

function heard(workers: SignedOffPage['workers']): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      workers.removeEventListener('message', hear)
      clearTimeout(timer)
      resolve()
    }
    const hear = ({ data }: MessageEvent<{ type?: string } | null>) => {
      if (data?.type === 'MOCKING_ENABLED') done()
    }
    const timer = setTimeout(done, PATIENCE_MS)
    workers.addEventListener('message', hear)
  })
}
