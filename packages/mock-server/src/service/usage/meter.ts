import type { Instant, UsageMeter } from '@creditkit/contract'
import type { Reader } from '../../store/index'
import type { MeterOffer } from '../offers'
import { unitsPast } from './overage'
import { stretchAfter, stretchAt } from './stretch'
import { usage, usageId } from './usage.tables'

/** How a meter stands for an account in the calendar month of a moment; nothing has to happen for it to begin anew. */
export function meterAt(reader: Reader, accountId: string, meter: MeterOffer, at: Instant): UsageMeter {
  const from = stretchAt('month', at)
  const id = usageId({ accountId, meterId: meter.id, granularity: 'month', from })
  const used = reader.get(usage, id)?.used ?? 0
  return {
    id: meter.id,
    name: meter.name,
    unit: meter.unit,
    used,
    included: meter.included,
    overage: unitsPast(meter, used),
    ...(meter.included !== null && { overagePrice: { ...meter.overage, walletId: meter.walletId } }),
    resetsAt: stretchAfter('month', from),
    level: levelOf(used, meter.included),
  }
}

function levelOf(used: number, included: number | null): UsageMeter['level'] {
  if (included === null) return 'ok'
  const reaches = (percent: bigint) => BigInt(used) * 100n >= BigInt(included) * percent
  if (used > included) return 'exceeded'
  if (used === 0) return 'ok'
  if (reaches(95n)) return 'critical'
  return reaches(80n) ? 'warning' : 'ok'
}
