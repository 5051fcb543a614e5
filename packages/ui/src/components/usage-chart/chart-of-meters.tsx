import { useBranding, useWallets } from '@creditkit/client/react'
import type { Amount } from '@creditkit/contract'
import { useEffect, useMemo, useRef, useState } from 'react'
import { creditsOfAsset } from '../../format/index'
import { useEmit, useFormat } from '../../provider/index'
import type { ChartMode } from './chart-figure.model'
import {
  type ChartMeter,
  type ChartQuestion,
  type CustomDays,
  customFault,
  meterChoices,
  type UsageRange,
} from './chart-question.model'
import { metersIn, questionKey, toUsageChartModel, type UsageChartModel } from './usage-chart.model'
import { UsageChartView } from './usage-chart.view'
import { useWholeHistory } from './use-whole-history'

/** What the chart of some meters takes. */
export interface ChartOfMetersProps {
  /** The meters; where `areKnown` is false only those that were named, and the others are found by their use. */
  readonly meters: readonly ChartMeter[]
  readonly areKnown: boolean
  /** When the meters were last asked for; the days are asked for again when that changes. */
  readonly askedAt: string | null
  readonly defaultRange: Exclude<UsageRange, 'custom'>
}

/** The chart once it is known which meters there are, or that this cannot be known. */
export function ChartOfMeters({ meters, areKnown, askedAt, defaultRange }: ChartOfMetersProps) {
  const emit = useEmit()
  const texts = useTexts()
  const [choiceId, setChoiceId] = useState<string | null>(null)
  const [range, setRange] = useState<UsageRange>(defaultRange)
  const [custom, setCustom] = useState<CustomDays>({ from: '', to: '' })
  const [mode, setMode] = useState<ChartMode>('day')
  const [isRefreshing, setRefreshing] = useState(false)

  const pick = (choices: ReturnType<typeof meterChoices>) =>
    choices.find(({ id }) => id === choiceId) ?? choices[0] ?? { id: '', meters: [] }
  const asked: ChartQuestion = { choice: pick(meterChoices(meters)), ...useLastSound(range, custom) }
  const history = useWholeHistory(asked)
  useAgain(askedAt, history.refetch)
  const choices = meterChoices(meters.length > 0 ? meters : metersIn(history.data ?? []))
  const question: ChartQuestion = { ...asked, choice: pick(choices) }
  const canRun =
    range === 'period' && question.choice.meters.length === 1 && question.choice.meters[0]?.included != null
  const drawnMode = canRun ? mode : 'day'
  const key = questionKey(question)
  // biome-ignore lint/correctness/useExhaustiveDependencies: handle and question are compared by their content.
  const model = useMemo(
    () => toUsageChartModel(history, question, drawnMode, texts),
    [
      history.data,
      history.error,
      history.isStale,
      history.updatedAt,
      history.cutBy,
      key,
      meters,
      drawnMode,
      texts,
    ],
  )

  const shown = useHeld(model, key)

  async function retry() {
    setRefreshing(true)
    await history.refetch()
    setRefreshing(false)
  }

  function chooseRange(next: UsageRange) {
    emit({ type: 'usage.rangeChosen', range: next })
    const summary = shown.status === 'ready' ? shown.summary : null
    if (next === 'custom' && summary) setCustom({ from: summary.firstDay, to: summary.lastDay })
    setRange(next)
  }

  return (
    <UsageChartView
      controls={{
        choices,
        choiceId: question.choice.id,
        onChoose: setChoiceId,
        range,
        onRangeChange: chooseRange,
        hasPeriod: meters.some(({ resetsAt }) => resetsAt !== ''),
        custom,
        customFault: range === 'custom' ? customFault(custom) : null,
        onCustomChange: setCustom,
        mode: canRun ? mode : null,
        onModeChange: setMode,
      }}
      areNamesMissing={!areKnown}
      isRefreshing={isRefreshing}
      model={shown}
      onRetry={retry}
    />
  )
}

/** Asks again whenever somebody else has, so that what stands together is of one time. */
function useAgain(askedAt: string | null, refetch: () => Promise<void>): void {
  const known = useRef(askedAt)
  useEffect(() => {
    if (known.current === askedAt) return
    known.current = askedAt
    void refetch()
  }, [askedAt, refetch])
}

/** The days that were last asked for without a fault: while others are being typed, the chart stays. */
function useLastSound(range: UsageRange, custom: CustomDays): Pick<ChartQuestion, 'range' | 'custom'> {
  const last = useRef({ range, custom })
  if (range !== 'custom' || customFault(custom) === null) last.current = { range, custom }
  return last.current
}

/** What was drawn last, until the answer to another question is there. */
function useHeld(model: UsageChartModel, key: string): UsageChartModel {
  const last = useRef<UsageChartModel | null>(null)
  if (model.status !== 'loading') last.current = model
  if (model.status === 'loading' && last.current?.status === 'ready') {
    return { ...last.current, isOutdated: last.current.key !== key }
  }
  return model
}

/** How dates and amounts are written. */
function useTexts() {
  const format = useFormat()
  const wallets = useWallets().data
  const branding = useBranding().data
  return useMemo(
    () => ({ format, credits: (value: Amount) => creditsOfAsset(format, value, wallets, branding) }),
    [format, wallets, branding],
  )
}
