import {
  type Amount,
  amount,
  assetScale,
  divide,
  type OperationInput,
  type Quote,
  toProblem,
} from '@creditkit/contract'
import { hostProblem } from '../../http/fault'
import { toNativeAmount } from '../native-amount'
import { CREDITS } from '../one-wallet/wallet-offer'

type Complexity = OperationInput<'quoteTool'>['complexity']

/** A multiplier as an exact decimal, of at most six digits behind the point. */
const TIMES = 'TIMES/6'

/** What tools cost, as the original `calculateToolCost` has it. */
export interface ToolPriceOptions {
  /** Whole credits that a run costs at the multiplier 1, by tool. */
  readonly baseCosts?: Readonly<Record<string, number>> | undefined
  /** What the base cost is multiplied by, a decimal of at most six digits behind the point. */
  readonly multipliers?: Readonly<Record<Complexity, number>> | undefined
}

const BASE_COSTS = { 'text-generation': 1, 'image-generation': 3, 'video-processing': 10 }
const MULTIPLIERS = { low: 1, medium: 1.5, high: 2 }

/**
 * Works out what a run of a tool costs: base cost times multiplier, rounded up to a whole credit, in whole numbers
 * throughout. What it returns throws `not_found` for a tool that has no price.
 *
 * @throws RangeError that names the tool when its cost is no whole number, or the multiplier when it is no such decimal.
 */
export function toolPrices(
  walletId: string,
  { baseCosts = BASE_COSTS, multipliers = MULTIPLIERS }: ToolPriceOptions,
): (run: OperationInput<'quoteTool'>) => Quote {
  const times: Record<Complexity, bigint> = {
    low: readTimes('low', multipliers.low),
    medium: readTimes('medium', multipliers.medium),
    high: readTimes('high', multipliers.high),
  }
  const costs = new Map(Object.entries(baseCosts).map(([tool, cost]) => [tool, readCost(tool, cost, times)]))
  return ({ tool, complexity }) => {
    const cost = costs.get(tool)
    if (cost) return { tool, complexity, walletId, credits: cost[complexity] }
    const errors = [{ path: 'tool', code: 'not_found', message: 'There is no such tool.' }]
    throw hostProblem('quoteTool', toProblem('not_found', 'Name a tool that has a price.', '', { errors }))
  }
}

function readTimes(complexity: Complexity, multiplier: number): bigint {
  const read = toNativeAmount(multiplier, TIMES)
  if (read && read.minor > 0) return BigInt(read.minor)
  throw new RangeError(
    `The multiplier ${complexity} is no decimal above 0 of at most six digits behind the point.`,
  )
}

function readCost(
  tool: string,
  cost: number,
  times: Record<Complexity, bigint>,
): Record<Complexity, Amount<typeof CREDITS>> {
  const base = toNativeAmount(cost, CREDITS)
  if (!base || base.minor < 0)
    throw new RangeError(`The cost of the tool ${tool} is no whole number of credits.`)
  const one = 10n ** BigInt(assetScale(TIMES))
  const priced = (complexity: Complexity) =>
    amount(Number(divide(BigInt(base.minor) * times[complexity], one, 'up')), CREDITS)
  return { low: priced('low'), medium: priced('medium'), high: priced('high') }
}
