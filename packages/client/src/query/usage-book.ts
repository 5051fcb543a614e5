import type { UsageMeter } from '@creditkit/contract'
import type { News } from './news'

/** The answer about all meters. `askedAt` is in milliseconds of this browser's clock. */
export interface UsageBook {
  readonly askedAt: number
  readonly meters: readonly UsageMeter[]
}

/**
 * Every meter, in the order of the answer, in its newest state; meters that only the news have heard of come last. What
 * was heard since the question counts, because the change that is told last is the last that happened.
 */
export function metersOf({ askedAt, meters }: UsageBook, { meters: heard }: Pick<News, 'meters'>) {
  const since = new Map(
    [...heard.values()].flatMap(({ value, at }) => (at < askedAt ? [] : [[value.id, value] as const])),
  )
  const answered = meters.map((meter) => since.get(meter.id) ?? meter)
  for (const { id } of meters) since.delete(id)
  return [...answered, ...since.values()]
}
