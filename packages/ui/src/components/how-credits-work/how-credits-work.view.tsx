import { type ReactNode, useId, useRef } from 'react'
import {
  Button,
  Card,
  CardBody,
  CardHeader,
  focusRing,
  Icon,
  LoadFailure,
  Notice,
  printAlone,
  Skeleton,
  VisuallyHidden,
} from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { HowCreditsWorkModel, Topic } from './how-credits-work.model'
import { TopicText } from './topic.view'
import { useOpenInPrint } from './use-open-in-print'

/** What the drawing of the explanation takes. */
export interface HowCreditsWorkViewProps {
  readonly model: HowCreditsWorkModel
  readonly isRefreshing: boolean
  readonly onRefresh: () => void
}

/** The explanation as a list to unfold; on paper all of it is unfolded. */
export function HowCreditsWorkView({ model, isRefreshing, onRefresh }: HowCreditsWorkViewProps) {
  const t = useMessages()
  const slot = useSlot()
  const titleId = useId()
  const page = useRef<HTMLElement>(null)
  useOpenInPrint(page)
  const retry = (
    <Button loading={isRefreshing} onClick={onRefresh} size="sm">
      {t('common.retry')}
    </Button>
  )
  const credits = model.status === 'ready' ? model.credits : null
  return (
    <section
      ref={page}
      aria-busy={model.status === 'loading'}
      aria-labelledby={titleId}
      {...slot('howCreditsWork', 'ck:block', { status: model.status })}
      data-state={model.status}
    >
      <Card>
        <CardHeader
          actions={
            model.status === 'error' ? null : (
              <span className="ck:flex ck:print:hidden">
                <Button
                  aria-label={t('howCreditsWork.print')}
                  disabled={model.status !== 'ready'}
                  onClick={() => page.current && printAlone(page.current)}
                  size="icon"
                  slot="howCreditsWorkPrint"
                  variant="ghost"
                >
                  <Icon name="printer" />
                </Button>
              </span>
            )
          }
          title={credits === null ? t('howCreditsWork.title') : t('howCreditsWork.titleOf', { credits })}
          titleId={titleId}
        />
        <CardBody>
          <Explanation model={model} retry={retry} />
        </CardBody>
      </Card>
    </section>
  )
}

function Explanation({ model, retry }: { readonly model: HowCreditsWorkModel; readonly retry: ReactNode }) {
  const t = useMessages()
  switch (model.status) {
    case 'loading':
      return (
        <>
          <ExplanationSkeleton />
          <VisuallyHidden>{t('howCreditsWork.loading')}</VisuallyHidden>
        </>
      )
    case 'error':
      return <LoadFailure failure={model} retry={retry} title={t('howCreditsWork.errorTitle')} />
    case 'ready':
      return (
        <div className="ck:flex ck:flex-col ck:gap-5">
          {model.isPartial ? (
            <Notice actions={retry} tone="neutral">
              {t('howCreditsWork.partial')}
            </Notice>
          ) : null}
          <div className="ck:-my-2 ck:flex ck:flex-col">
            {model.topics.map((topic, index) => (
              <TopicItem isFirst={index === 0} key={topic.topic} topic={topic} />
            ))}
          </div>
        </div>
      )
  }
}

const row = 'ck:border-t ck:border-border ck:first:border-t-0'
const summary =
  'ck:flex ck:min-h-11 ck:cursor-pointer ck:list-none ck:items-center ck:justify-between ck:gap-4 ck:rounded-sm ck:py-2.5 ck:[&::-webkit-details-marker]:hidden'

function TopicItem({ topic, isFirst }: { readonly topic: Topic; readonly isFirst: boolean }) {
  const t = useMessages()
  const slot = useSlot()
  return (
    <details {...slot('howCreditsWorkTopic', `${row} ck:block`)} open={isFirst}>
      <summary className={`${summary} ${focusRing}`}>
        <h3 className="ck:min-w-0 ck:font-medium ck:[overflow-wrap:anywhere]">
          {t(`howCreditsWork.${topic.topic}.title`)}
        </h3>
        <Icon
          className="ck:size-4 ck:text-muted ck:transition-transform ck:print:hidden ck:[details[open]>summary>&]:rotate-180"
          name="chevron-down"
        />
      </summary>
      <div className="ck:flex ck:max-w-[62ch] ck:flex-col ck:gap-2 ck:pb-4 ck:[overflow-wrap:anywhere]">
        <TopicText topic={topic} />
      </div>
    </details>
  )
}

/** As large as the explanation of two kinds of credits, its first topic unfolded. */
function ExplanationSkeleton() {
  return (
    <div className="ck:-my-2 ck:flex ck:flex-col">
      {['17em', '12em', '15em', '11em', '16em', '18em', '14em'].map((width, index) => (
        <div className={row} key={width}>
          <div className="ck:flex ck:min-h-11 ck:items-center ck:py-2.5">
            <span className="ck:block" style={{ inlineSize: width, maxInlineSize: '80%' }}>
              <Skeleton />
            </span>
          </div>
          {index === 0 ? (
            <div className="ck:flex ck:flex-col ck:gap-2 ck:pb-4">
              {['12em', '16em', '24em'].map((line) => (
                <p className="ck:block" key={line}>
                  <span className="ck:inline-block ck:max-w-full" style={{ inlineSize: line }}>
                    <Skeleton />
                  </span>
                </p>
              ))}
            </div>
          ) : null}
        </div>
      ))}
    </div>
  )
}
