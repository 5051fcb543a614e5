import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../provider/index'
import type { UsageChartModel } from './usage-chart.model'

/**
 * The chart in a sentence once another question is answered, for a live region. Empty at first, and silent about use that
 * goes on while the question stays.
 */
export function useChartAnnouncement(model: UsageChartModel): string {
  const t = useMessages()
  const [text, setText] = useState('')
  const heard = useRef<string | null>(null)
  const answered = model.status === 'ready' && !model.isOutdated ? model : null
  const key = answered?.key ?? null
  const summary = answered?.summary
  const sentence = summary ? t('usageChart.summary', summary) : t('usageChart.noDays')

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another question is news, and the same in another language.
  useEffect(() => {
    if (key === null) return
    const isNews = heard.current !== null && heard.current !== key
    if (isNews || text !== '') setText(sentence)
    heard.current = key
  }, [key, t])

  return text
}
