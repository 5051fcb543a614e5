import * as v from 'valibot'

/**
 * What an amount counts, with the number of decimals of its smallest unit after the slash: `USD/2` is cents,
 * `JPY/0` yen, `KWD/3` fils, `CREDIT/0` whole credits. The code of a currency is its ISO 4217 code. A fraction as
 * scale (`USD/2.5`) does not compile; everything else that is malformed is refused by {@link isAsset}.
 */
export type Asset = `${string}/${bigint}`

/** The largest scale an asset may have: with more decimals a safe integer could not hold one whole unit. */
export const MAX_SCALE = 15

/** How an asset is written: an upper-case code of 1 to 16 characters, a slash, and a scale without leading zeros. */
export const ASSET_PATTERN = /^[A-Z][A-Z0-9_]{0,15}\/(?:0|[1-9]|1[0-5])$/

/** Tells whether a text is a well-formed asset: an upper-case code, a slash, and a scale from 0 to {@link MAX_SCALE}. */
export function isAsset(text: string): text is Asset {
  return ASSET_PATTERN.test(text)
}

/** What an amount counts and the number of decimals of its smallest unit, `CODE/SCALE`: `USD/2` is cents, `JPY/0` yen. */
export const AssetSchema = v.custom<Asset>(
  (input) => typeof input === 'string' && isAsset(input),
  'Write the asset as CODE/SCALE, for example USD/2.',
)

/**
 * The number of decimals of the asset's smallest unit (`USD/2` → 2).
 *
 * @throws RangeError when the text is not an asset.
 */
export function assetScale(asset: Asset): number {
  if (!isAsset(asset)) throw new RangeError(`Not an asset: ${asset}`)
  return Number(asset.slice(asset.indexOf('/') + 1))
}

/**
 * The asset's code without its scale (`USD/2` → `USD`).
 *
 * @throws RangeError when the text is not an asset.
 */
export function assetCode(asset: Asset): string {
  if (!isAsset(asset)) throw new RangeError(`Not an asset: ${asset}`)
  return asset.slice(0, asset.indexOf('/'))
}
