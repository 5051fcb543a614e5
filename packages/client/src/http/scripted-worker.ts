import { createCreditsClient } from './create-client'
import { isCreditsError } from './problem'

// Runs in a worker of a real browser: what it can do there goes back as one message.
async function run() {
  const client = createCreditsClient({
    baseUrl: 'https://api.example.com',
    fetch: async (url) =>
      url.endsWith('/plans') ? Response.json({ plans: [] }) : Response.json({ plans: 'none' }),
  })
  const { plans } = await client.listPlans()
  const refused = await client.listUsageMeters().catch((error: unknown) => error)
  return {
    hasPage: 'document' in globalThis,
    plans,
    code: isCreditsError(refused) ? refused.code : 'none',
    kept: client.storage.getItem('nothing'),
  }
}

run().then(
  (result) => postMessage(result),
  (error: unknown) => postMessage(String(error)),
)
