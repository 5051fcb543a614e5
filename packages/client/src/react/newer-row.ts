import type { Heard } from '../query/news'

/** The newer of a row as it was answered and as it was heard of; of two of the same moment the one that came last. */
export function newerRow<Row extends { readonly updatedAt: string }>(
  { data, answeredAt }: { readonly data: Row | undefined; readonly answeredAt: number },
  heard: Heard<Row> | undefined,
): Row | undefined {
  if (!heard || !data) return data ?? heard?.value
  const difference = Date.parse(heard.value.updatedAt) - Date.parse(data.updatedAt)
  return difference > 0 || (difference === 0 && heard.at >= answeredAt) ? heard.value : data
}
