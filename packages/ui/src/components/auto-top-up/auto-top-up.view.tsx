import { type ReactNode, useId } from 'react'
import {
  Badge,
  Button,
  Card,
  CardBody,
  CardHeader,
  LoadFailure,
  Notice,
  VisuallyHidden,
} from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { AutoTopUpModel, TopUpStanding } from './auto-top-up.model'
import { StandingSkeleton } from './rule-standing.view'
import type { TopUpDone } from './use-rule-editor'

const tones = {
  unset: 'neutral',
  off: 'neutral',
  active: 'success',
  limit_reached: 'warning',
  failing: 'danger',
} as const satisfies Record<TopUpStanding, string>

/** What the drawing of automatic top-up takes. */
export interface AutoTopUpViewProps {
  readonly model: AutoTopUpModel
  /** What has just taken effect; null while nothing has. */
  readonly done: TopUpDone | null
  readonly isRefreshing: boolean
  readonly onRefresh: () => void
  /** The rule or the form, once it is loaded. */
  readonly children: ReactNode
}

/** The frame of automatic top-up: its name, how it stands, and every state without a rule. */
export function AutoTopUpView({ model, done, isRefreshing, onRefresh, children }: AutoTopUpViewProps) {
  const t = useMessages()
  const slot = useSlot()
  const titleId = useId()
  const retry = (
    <Button loading={isRefreshing} onClick={onRefresh} size="sm">
      {t('common.retry')}
    </Button>
  )
  return (
    <section
      aria-busy={model.status === 'loading'}
      aria-labelledby={titleId}
      {...slot('autoTopUp', 'ck:block', { status: model.status })}
      data-state={model.status}
    >
      <Card>
        <CardHeader
          actions={
            model.status === 'ready' ? (
              <Badge tone={tones[model.standing]}>{t(`autoTopUp.standing.${model.standing}`)}</Badge>
            ) : null
          }
          title={t('autoTopUp.title')}
          titleId={titleId}
        />
        <CardBody>
          <div className="ck:flex ck:flex-col ck:gap-5 ck:[overflow-wrap:anywhere]">
            {done ? <Notice tone="success">{t(`autoTopUp.done.${done}`)}</Notice> : null}
            {model.status === 'ready' && model.staleSince ? (
              <Notice actions={retry} icon="clock" tone="neutral">
                {t('autoTopUp.stale', { time: model.staleSince })}
              </Notice>
            ) : null}
            {model.status === 'ready' ? children : <NoRule model={model} retry={retry} />}
          </div>
        </CardBody>
      </Card>
    </section>
  )
}

function NoRule({
  model,
  retry,
}: {
  readonly model: Exclude<AutoTopUpModel, { status: 'ready' }>
  readonly retry: ReactNode
}) {
  const t = useMessages()
  switch (model.status) {
    case 'loading':
      return (
        <>
          <StandingSkeleton />
          <VisuallyHidden>{t('autoTopUp.loading')}</VisuallyHidden>
        </>
      )
    case 'missing':
      return <Notice tone="neutral">{t('autoTopUp.missing')}</Notice>
    case 'unavailable':
      return (
        <Notice title={t('autoTopUp.unavailableTitle', { wallet: model.wallet })} tone="neutral">
          {t('autoTopUp.unavailableHint')}
        </Notice>
      )
    case 'error':
      return <LoadFailure failure={model} retry={retry} title={t('autoTopUp.errorTitle')} />
  }
}
