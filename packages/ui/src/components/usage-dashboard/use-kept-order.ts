import { useRef } from 'react'
import { byAttention, inOrder, type UsageDashboardModel } from './usage-dashboard.model'

/**
 * The model with its rows by attention, in an order that stays while somebody reads: live news change rows where they
 * stand. Another `asked` settles the order anew.
 */
export function useKeptOrder(model: UsageDashboardModel, asked: number): UsageDashboardModel {
  const kept = useRef<{ readonly asked: number; readonly ids: readonly string[] } | null>(null)
  if (model.status !== 'ready') return model
  if (kept.current?.asked !== asked) {
    kept.current = { asked, ids: byAttention(model.rows).map(({ id }) => id) }
  }
  return { ...model, rows: inOrder(model.rows, kept.current.ids) }
}
