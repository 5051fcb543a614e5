import type { Translator } from '../../i18n/index'
import type { Figure, FigureDay } from './chart-figure.model'

/** A day of the chart in words, as it is read out: the day, how much, and of several meters how much of each. */
export function toldText(t: Translator, { mode, meters }: Figure, day: FigureDay, since: string): string {
  const { name, total } = day
  if (total === null) return t('usageChart.toldMissing', { day: name })
  const told =
    mode === 'running'
      ? t('usageChart.toldSince', { day: name, quantity: total, from: since })
      : t(day.isRunning ? 'usageChart.toldRunning' : 'usageChart.told', { day: name, quantity: total })
  const each =
    meters.length > 1 ? meters.map((meter, index) => partText(t, meter.name, day.quantities[index])) : []
  return t.join('stop', [told, ...each, ...day.credits.map((credits) => t('usageChart.paid', { credits }))])
}

function partText(t: Translator, name: string, quantity: string | null | undefined): string {
  return t('usageChart.told', { day: name, quantity: quantity ?? t('usageChart.missing') })
}
