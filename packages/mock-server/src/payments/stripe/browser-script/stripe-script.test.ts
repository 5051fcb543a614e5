import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { bundleBrowserScript } from '../../../../scripts/browser-script.mjs'
import { STRIPE_BUNDLE } from './stripe.gen'
import { stripeScript } from './stripe-script'

const apiAddress = 'https://api.stripe.com'

describe('the script that is served', () => {
  it('is what its source says now', async () => {
    expect(
      STRIPE_BUNDLE === (await bundleBrowserScript('stripe')),
      'stale: run `pnpm --filter @creditkit/mock-server generate`',
    ).toBe(true)
  })

  it('is one statement that parses, loads nothing else and evaluates no text', () => {
    const script = stripeScript({ apiAddress })
    expect(() => new Function(script)).not.toThrow()
    expect(script).not.toMatch(/\bimport\b|\brequire\(|https?:\/\/(?!api\.stripe\.com|www\.w3\.org)/)
    expect(script).not.toMatch(/\beval\b|new Function|innerHTML|setAttribute\("(on|style)/)
  })

  it('keeps whatever it is told inside its configuration', () => {
    const script = stripeScript({ apiAddress: '"});alert(1)//' })
    expect(() => new Function(script)).not.toThrow()
    expect(script).toContain(JSON.stringify('"});alert(1)//'))
  })

  it('stays small', () => {
    expect(gzipSync(stripeScript({ apiAddress })).length).toBeLessThan(16_000)
  })
})
