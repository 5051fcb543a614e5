import {
  type Amount,
  amount,
  assetScale,
  divide,
  type Instant,
  isNegative,
  type Transaction,
} from '@creditkit/contract'

/** What becomes of credits that expire; `about` is what would be left over, rounded. */
export type ExpiryForecast =
  | { readonly outcome: 'used' }
  | { readonly outcome: 'unused'; readonly about: Amount }

/** What the forecast is made of. */
export interface ForecastData {
  readonly expiring: { readonly amount: Amount; readonly at: Instant }
  /** The wallet's newest transactions, newest first. */
  readonly rows: readonly Pick<Transaction, 'amount' | 'type' | 'status' | 'createdAt'>[]
  readonly now: Instant
}

const MS_PER_DAY = 86_400_000
/** The pace is that of so many days, or of as many as the rows reach back. */
const PACE_DAYS = 30
/** Less than this tells no pace: a week with three spendings, or a day with twenty. */
const ENOUGH = [
  { days: 7, spendings: 3 },
  { days: 1, spendings: 20 },
]
/** What takes credits without anybody using them. */
const NOT_USE: readonly string[] = ['expiry', 'refund', 'dispute', 'transfer', 'admin_remove']

/**
 * Whether credits will be used before they expire if spending goes on as in the last 30 days; null where that cannot be
 * known. The credits that expire soonest are spent first, so that all spending counts:
 *
 *     used by then = spent in the window × time until the expiry ÷ length of the window, rounded down
 *     left over    = expiring − used by then
 *
 * The window ends now and begins 30 days ago, or with the oldest row where the rows do not reach back so far; that row
 * only marks the beginning. Whole numbers throughout.
 */
export function forecastExpiry({ expiring, rows, now }: ForecastData): ExpiryForecast | null {
  const end = Date.parse(now)
  const oldest = rows.at(-1)
  if (!oldest) return null
  const begin = Math.max(end - PACE_DAYS * MS_PER_DAY, Date.parse(oldest.createdAt))
  const windowMs = end - begin
  const untilMs = Date.parse(expiring.at) - end
  const spent = rows.filter((row) => isUse(row, expiring.amount) && Date.parse(row.createdAt) > begin)
  const isEnough = ENOUGH.some(
    ({ days, spendings }) => windowMs >= days * MS_PER_DAY && spent.length >= spendings,
  )
  if (!isEnough || untilMs <= 0) return null
  const total = spent.reduce((sum, row) => sum - BigInt(row.amount.minor), 0n)
  const used = divide(total * BigInt(untilMs), BigInt(windowMs), 'down')
  const left = BigInt(expiring.amount.minor) - used
  return left <= 0n ? { outcome: 'used' } : { outcome: 'unused', about: roughly(left, expiring.amount) }
}

function isUse(row: ForecastData['rows'][number], { asset }: Amount): boolean {
  const counts = row.status === 'completed' && !NOT_USE.includes(row.type)
  return counts && row.amount.asset === asset && isNegative(row.amount)
}

/** Two digits of a forecast mean something, and no fraction of a whole credit does. Never more than there are. */
function roughly(left: bigint, { minor, asset }: Amount): Amount {
  const whole = 10n ** BigInt(assetScale(asset))
  const twoDigits = 10n ** BigInt(Math.max(0, String(left).length - 2))
  const step = left >= whole && twoDigits < whole ? whole : twoDigits
  const rounded = divide(left, step, 'half-even') * step
  return amount(Math.min(Number(rounded), minor), asset)
}
