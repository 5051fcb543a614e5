import { amount, type Branding, type Wallet } from '@creditkit/contract'
import { expect, test } from 'vitest'
import { creditsOfAsset } from './credits-of-asset'
import { createFormatter } from './formatter'

const format = createFormatter('en')
const branding: Branding = {
  name: { one: 'Sky Credit', other: 'Sky Credits' },
  version: 1,
  updatedAt: '2026-11-01T09:00:00.000Z',
}
const wallet: Wallet = {
  id: 'credits',
  kind: 'internal',
  asset: 'SKY/2',
  name: { one: 'Own Credit', other: 'Own Credits' },
  description: 'For everything',
  rate: { credits: amount(100, 'SKY/2'), money: amount(100, 'USD/2') },
  purchasable: true,
  limits: { min: amount(100, 'USD/2'), max: amount(100_000, 'USD/2') },
  presets: [],
  providers: ['paypal'],
  spendOrder: 1,
}

test('writes credits by the name that their wallet has', () => {
  expect(creditsOfAsset(format, amount(500, 'SKY/2'), [wallet], branding)).toBe('5\u00a0Sky Credits')
  const external: Wallet = { ...wallet, kind: 'external', asset: 'TOKEN/0' }
  expect(creditsOfAsset(format, amount(1, 'TOKEN/0'), [wallet, external], branding)).toBe('1\u00a0Own Credit')
})

test('writes the code of the asset where no wallet is known', () => {
  expect(creditsOfAsset(format, amount(500, 'SKY/2'), undefined, undefined)).toBe('5\u00a0SKY')
  expect(creditsOfAsset(format, amount(7, 'OTHER/0'), [wallet], branding)).toBe('7\u00a0OTHER')
})
