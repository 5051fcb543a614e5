import { createVerify, X509Certificate } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { beforeEach, expect } from 'vitest'
import { createVirtualClock, type MockClock } from '../../../control/clock'
import { createMemoryStore } from '../../../store/index'
import type { OutgoingWebhook, SignedWebhook } from '../../provider-fake'
import { createPaypalFake, type PaypalFake } from '../index'
import { captureOrder, openOrder, TEST_APP, testPageUrl } from './order'

/** A fresh PayPal for every test of a file, and everything that its webhook was told. */
export interface HeardWorld {
  paypal: PaypalFake
  clock: MockClock
  heard: OutgoingWebhook[]
}

/** Puts a new PayPal under every test of a file. */
export function hearPaypal(): HeardWorld {
  const fresh = (): HeardWorld => {
    const clock = createVirtualClock()
    const heard: OutgoingWebhook[] = []
    const paypal = createPaypalFake({
      store: createMemoryStore(),
      clock,
      seed: 7,
      config: TEST_APP,
      pageUrl: testPageUrl,
      onEvent: (webhook) => void heard.push(webhook),
    })
    return { paypal, clock, heard }
  }
  const world = fresh()
  beforeEach(() => void Object.assign(world, fresh()))
  return world
}

/** The delivery of a paid order's PAYMENT.CAPTURE.COMPLETED. */
export async function delivered({ paypal, heard, clock }: HeardWorld): Promise<SignedWebhook> {
  const orderId = await openOrder(paypal)
  await paypal.approve(orderId)
  await captureOrder(paypal, orderId)
  const webhook = heard.find(({ type }) => type === 'PAYMENT.CAPTURE.COMPLETED')
  if (!webhook) throw new Error('Nothing was told.')
  return webhook.sign(clock.now())
}

/** Checks a delivery as a merchant without an SDK does: PayPal's certificate, four parts and Node's own crypto. */
export async function isGenuine(
  paypal: PaypalFake,
  { rawBody, headers }: SignedWebhook,
  webhookId = paypal.webhookId,
): Promise<boolean> {
  const read = new Headers(headers)
  const url = new URL(read.get('paypal-cert-url') ?? '')
  expect(url.hostname).toMatch(/\.paypal\.com$/)
  const answer = await paypal.fetch(new Request(url))
  const { publicKey } = new X509Certificate((await answer?.text()) ?? '')
  const parts = ['id', 'time'].map((part) => read.get(`paypal-transmission-${part}`))
  return createVerify('RSA-SHA256')
    .update([...parts, webhookId, crc32(rawBody)].join('|'))
    .verify(publicKey, read.get('paypal-transmission-sig') ?? '', 'base64')
}
