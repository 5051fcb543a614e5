import { useId, useState } from 'react'
import { Button, Card, EmptyState, LiveRegion, LoadFailure, VisuallyHidden } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import { ChartControls, type ChartControlsProps } from './chart-controls.view'
import { ChartLegend, ChartNotesView } from './chart-notes.view'
import { ChartPlot } from './chart-plot.view'
import { ControlsSkeleton, PlotSkeleton, SummarySkeleton } from './chart-skeleton.view'
import { Summary } from './chart-summary.view'
import { ChartTable } from './chart-table.view'
import type { UsageChartModel } from './usage-chart.model'
import { useChartAnnouncement } from './use-chart-announcement'

/** What the drawing of the chart takes. */
export interface UsageChartViewProps {
  readonly model: UsageChartModel
  /** Absent while it is not known what there is to choose. */
  readonly controls?: ChartControlsProps
  readonly areNamesMissing?: boolean
  readonly isRefreshing?: boolean
  readonly onRetry?: () => void
}

const nothing = () => undefined

/** Draws the chart in a card, in every state. */
export function UsageChartView(props: UsageChartViewProps) {
  const { model, controls } = props
  const t = useMessages()
  const slot = useSlot()
  const titleId = useId()
  const [asTable, setAsTable] = useState(false)
  const hasDays = model.status === 'ready' && model.summary !== null
  const announcement = useChartAnnouncement(model)
  return (
    <section
      aria-busy={model.status === 'loading' || (model.status === 'ready' && model.isOutdated)}
      aria-labelledby={titleId}
      {...slot('usageChart', 'ck:block', { status: model.status })}
      data-state={model.status}
    >
      <Card>
        <div className="ck:flex ck:flex-col ck:gap-5 ck:p-5 ck:@md:p-6">
          <div className="ck:flex ck:min-h-8 ck:flex-wrap ck:items-center ck:justify-between ck:gap-x-4 ck:gap-y-2">
            <h2 className="ck:text-lg ck:font-semibold ck:tracking-tight" id={titleId}>
              {t('usageChart.title')}
            </h2>
            {model.status === 'empty' ? null : (
              <div className="ck:print:hidden">
                <Button
                  disabled={!hasDays}
                  onClick={() => setAsTable(!asTable)}
                  size="sm"
                  slot="usageChartTableButton"
                >
                  {t(asTable ? 'usageChart.showChart' : 'usageChart.showTable')}
                </Button>
              </div>
            )}
          </div>
          {model.status === 'empty' ? (
            <EmptyState icon="info" title={t('usageChart.emptyTitle')}>
              {t('usageChart.empty')}
            </EmptyState>
          ) : (
            <>
              {controls ? <ChartControls {...controls} /> : <ControlsSkeleton />}
              <ChartState {...props} asTable={asTable} model={model} />
            </>
          )}
        </div>
      </Card>
      {model.status === 'loading' ? <VisuallyHidden>{t('usageChart.loading')}</VisuallyHidden> : null}
      <LiveRegion>{announcement}</LiveRegion>
    </section>
  )
}

interface ChartStateProps extends UsageChartViewProps {
  readonly model: Exclude<UsageChartModel, { status: 'empty' }>
  readonly asTable: boolean
}

function ChartState({
  model,
  asTable,
  areNamesMissing = false,
  isRefreshing = false,
  onRetry = nothing,
}: ChartStateProps) {
  const t = useMessages()
  const hintId = useId()
  switch (model.status) {
    case 'loading':
      return (
        <>
          <SummarySkeleton />
          <PlotSkeleton />
        </>
      )
    case 'error':
      return (
        <LoadFailure
          failure={model}
          retry={
            <Button loading={isRefreshing} onClick={onRetry} size="sm">
              {t('common.retry')}
            </Button>
          }
          title={t('usageChart.errorTitle')}
        />
      )
    case 'ready': {
      const { figure, summary, notes, isOutdated } = model
      return (
        <div
          className={`ck:flex ck:flex-col ck:gap-5 ck:transition-opacity ${isOutdated ? 'ck:opacity-45' : ''}`}
        >
          {summary ? (
            <>
              <Summary meters={figure.meters} series={figure.series} summary={summary} />
              {asTable ? (
                <ChartTable figure={figure} summary={summary} />
              ) : (
                <ChartPlot figure={figure} hintId={hintId} since={figure.days[0]?.name ?? ''} />
              )}
              <span className="ck:hidden" id={hintId}>
                {t('usageChart.readerHint')}
              </span>
              {asTable ? null : <ChartLegend series={figure.series} />}
            </>
          ) : (
            <EmptyState icon="calendar" title={t('usageChart.noDays')} />
          )}
          <ChartNotesView
            areNamesMissing={areNamesMissing}
            isRefreshing={isRefreshing}
            notes={notes}
            onRetry={onRetry}
          />
        </div>
      )
    }
  }
}
