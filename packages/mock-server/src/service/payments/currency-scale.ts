import { type Amount, type Asset, assetCode, parseDecimal, toDecimal } from '@creditkit/contract'

// ISO 4217, minor units other than two.
const ISO_WHOLE = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '))
const ISO_THREE = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '))

/** The asset of a currency in its ISO 4217 scale (`JPY/0`); null for what is no currency code. */
export function currencyAsset(code: string): Asset | null {
  if (!/^[A-Z]{3}$/.test(code)) return null
  if (ISO_WHOLE.has(code)) return `${code}/0`
  return ISO_THREE.has(code) ? `${code}/3` : `${code}/2`
}

/** Money in another scale of the same currency, exactly; null when it cannot be expressed there. */
export function inScale(value: Amount, asset: Asset): Amount | null {
  if (assetCode(value.asset) !== assetCode(asset)) return null
  const parsed = parseDecimal(toDecimal(value), asset)
  return parsed.ok ? parsed.amount : null
}
