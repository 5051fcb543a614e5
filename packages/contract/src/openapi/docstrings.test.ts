import { expect, test } from 'vitest'
import { schemaDocstrings } from './docstrings'

test('reads what stands directly above an exported schema, and nothing else', () => {
  const source = `
/** Not a schema. */
export const LIMIT = 5

/**
 * A purse of {@link Amount}s,
 * on two lines.
 */
export const WalletSchema = v.object({})
/** The type. */
export type Wallet = v.InferOutput<typeof WalletSchema>

export const BareSchema = v.string()
`
  expect(schemaDocstrings(source)).toEqual({ Wallet: 'A purse of `Amount`s, on two lines.' })
})
