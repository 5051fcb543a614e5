import { describe, expect, it } from 'vitest'
import { bundleBrowserScript } from '../../../../scripts/browser-script.mjs'
import { PAYPAL_CORE_BUNDLE } from './core.gen'
import { paypalCoreScript } from './core-script'

const webAddress = 'https://www.sandbox.paypal.com'

describe('the script that is served', () => {
  it('is what its source says now', async () => {
    expect(
      PAYPAL_CORE_BUNDLE === (await bundleBrowserScript('paypal')),
      'stale: run `pnpm --filter @creditkit/mock-server generate`',
    ).toBe(true)
  })

  it('is one statement that parses, and loads nothing else', () => {
    const script = paypalCoreScript({ webAddress })
    expect(() => new Function(script)).not.toThrow()
    expect(script).not.toMatch(/\bimport\b|\brequire\(|https?:\/\/(?!www\.(sandbox\.paypal\.com|w3\.org))/)
  })

  it('keeps whatever it is told inside its configuration', () => {
    const script = paypalCoreScript({ webAddress: '"});alert(1)//', clientId: '</script>\u2028' })
    expect(() => new Function(script)).not.toThrow()
    expect(script).toContain(JSON.stringify('"});alert(1)//'))
  })
})
