import { amount, divide, type Quote, type ValidInput } from '@creditkit/contract'
import type { Reader } from '../../store/index'
import { catalogueOf } from '../catalogue'
import { notFound } from '../service-problem'

/**
 * What a run of a tool costs: its base cost times the complexity's multiplier, rounded up to a whole smallest unit, in
 * integers throughout. `at` is the field that names the tool in a `not_found`.
 */
export function priceTool(reader: Reader, run: ValidInput<'quoteTool'>, at = 'tool'): Quote {
  const tool = catalogueOf(reader).tools.find(({ id }) => id === run.tool)
  if (!tool) throw notFound(at, 'tool')
  const { baseCost, multipliers, walletId } = tool
  const { numerator, denominator } = multipliers[run.complexity]
  const cost = divide(BigInt(baseCost.minor) * BigInt(numerator), BigInt(denominator), 'up')
  return { ...run, walletId, credits: amount(Number(cost), baseCost.asset) }
}
