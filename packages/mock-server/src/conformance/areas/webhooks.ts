import { operations, type ProviderId } from '@creditkit/contract'
import { problemOf } from '../calls'
import type { SentWebhook } from '../control'
import { availableOf, begin, buy } from '../hands'
import { pictureOf } from '../sample-calls'
import { type ConformanceTest, type Trial, test, testGiven } from '../trial'
import type { ConformanceWorld } from '../world'

type WebhookName = SentWebhook['operation']

const PROVIDERS: { readonly [Name in WebhookName]: readonly [ProviderId, ...ProviderId[]] } = {
  receivePaypalWebhook: ['paypal'],
  receiveStripeWebhook: ['stripe', 'stripe_checkout'],
  receiveDodoWebhook: ['dodo'],
}

/** Webhooks are believed when they prove themselves, and do what they do once. */
export function webhooksTests({ providers }: ConformanceWorld): readonly ConformanceTest[] {
  const names = Object.keys(PROVIDERS).filter((name): name is WebhookName => name in PROVIDERS)
  return names.flatMap((name) => {
    const provider = providers.find((each) => PROVIDERS[name].includes(each))
    if (provider) return receiving(name, provider)
    const lacks = `the world names none of ${PROVIDERS[name].join(', ')}`
    return receiving(name, PROVIDERS[name][0]).map((each) => ({ ...each, lacks }))
  })
}

function deliver({ request }: Trial, { operation, rawBody, headers }: SentWebhook): Promise<Response> {
  const { path, method } = operations[operation]
  return request(path, {
    method,
    body: rawBody,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

function refusing(name: WebhookName): ConformanceTest {
  return test(name, 'validation_failed', async (trial) => {
    for (const rawBody of ['{}', '{"id":"evt_made_up","type":"payment.succeeded"}', 'no JSON', '']) {
      const response = await deliver(trial, { operation: name, rawBody, headers: {} })
      await problemOf('validation_failed', name, response)
    }
  })
}

function receiving(name: WebhookName, provider: ProviderId): readonly ConformanceTest[] {
  const needs = ['approve', 'sentWebhooks'] as const
  return [
    refusing(name),
    testGiven(name, 'validation_failed: what was tampered with on the way', needs, async (trial, given) => {
      const purchase = await buy(trial, given, provider)
      const sent = (await given.sentWebhooks()).filter(({ operation }) => operation === name)
      trial.expect(sent.length).toBeGreaterThan(0)
      const before = await pictureOf(trial)
      for (const webhook of sent) {
        const rawBody = webhook.rawBody.replace(/\d(?=\D*$)/, (digit) => (digit === '9' ? '1' : '9'))
        trial.expect(rawBody).not.toBe(webhook.rawBody)
        await problemOf('validation_failed', name, await deliver(trial, { ...webhook, rawBody }))
        await problemOf('validation_failed', name, await deliver(trial, { ...webhook, headers: {} }))
      }
      trial.expect(await pictureOf(trial)).toEqual(before)
      trial.expect(purchase.status).toBe('succeeded')
    }),
    testGiven(
      name,
      'answers as the contract says, and an event that comes again changes nothing',
      needs,
      async (trial, given) => {
        await buy(trial, given, provider)
        const sent = (await given.sentWebhooks()).filter(({ operation }) => operation === name)
        const before = await pictureOf(trial)
        for (const webhook of [...sent, ...[...sent].reverse()]) {
          const response = await deliver(trial, webhook)
          trial.expect([response.status, await response.text()]).toEqual([operations[name].status, ''])
        }
        trial.expect(await pictureOf(trial)).toEqual(before)
      },
    ),
    testGiven(
      name,
      'a purchase is credited once, whichever of webhook and capture comes first',
      needs,
      async (trial, given) => {
        const before = await availableOf(trial)
        const purchase = await begin(trial, 3, provider)
        await given.approve(purchase)
        const sent = (await given.sentWebhooks()).filter(({ operation }) => operation === name)
        const asked = sent.flatMap((webhook) => [deliver(trial, webhook), deliver(trial, webhook)])
        const captures = [1, 2].map(() => trial.send('capturePurchase', { purchaseId: purchase.id }))
        await Promise.all([...asked, ...captures])
        const { status } = await trial.call('capturePurchase', { purchaseId: purchase.id })
        trial.expect(status).toBe('succeeded')
        trial.expect(await availableOf(trial)).toBe(before + purchase.credits.minor)
      },
    ),
  ]
}
