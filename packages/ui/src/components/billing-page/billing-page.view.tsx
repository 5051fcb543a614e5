import { type ReactNode, useId } from 'react'
import {
  Button,
  Card,
  EmptyState,
  FailureReference,
  Icon,
  Skeleton,
  Tabs,
  VisuallyHidden,
} from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { BillingPageModel, BillingTab } from './billing-page.model'

/** What the drawing of the page takes. */
export interface BillingPageViewProps {
  readonly model: BillingPageModel
  /** The level of the page's heading in the host's page. */
  readonly headingLevel: 1 | 2
  /** Whether somebody has asked for it to be loaded again, and it is on its way. */
  readonly isRetrying: boolean
  readonly onRetry: () => void
  readonly onTabChoose: (tabId: string) => void
  readonly onBuy: () => void
  /** What stands above the tabs; null for nothing. */
  readonly banner: ReactNode
  /** Draws what is in a tab; called for the chosen one only. */
  readonly children: (tab: BillingTab) => ReactNode
}

/** Draws a whole billing page: its title with the way to buy, its tabs, and what is in the chosen one. */
export function BillingPageView(props: BillingPageViewProps) {
  const { model } = props
  const t = useMessages()
  const slot = useSlot()
  const titleId = useId()
  return (
    <section
      aria-busy={model.status === 'loading'}
      aria-labelledby={titleId}
      {...slot('billingPage', 'ck:@container ck:flex ck:flex-col ck:gap-6', { status: model.status })}
      data-state={model.status}
    >
      <Header {...props} titleId={titleId} />
      {model.status === 'loading' ? <Loading /> : null}
      {model.status === 'ready' ? (
        <>
          {props.banner}
          <Tabs
            items={model.tabs.map((tab) => ({
              value: tab.id,
              label: tab.section === 'wallets' ? tab.name : t(`billingPage.tab.${tab.section}`),
              panel: tab.id === model.tab.id ? props.children(tab) : null,
            }))}
            label={t('billingPage.tabs')}
            onValueChange={props.onTabChoose}
            value={model.tab.id}
          />
        </>
      ) : null}
      {model.status === 'loading' || model.status === 'ready' ? null : <Elsewhere {...props} model={model} />}
    </section>
  )
}

function Header(props: BillingPageViewProps & { readonly titleId: string }) {
  const { model, headingLevel, titleId, onBuy } = props
  const t = useMessages()
  const slot = useSlot()
  const Heading = `h${headingLevel}` as const
  const buyFor = model.status === 'ready' ? model.buyFor : null
  return (
    <header
      {...slot(
        'billingPageHeader',
        'ck:flex ck:min-h-10 ck:flex-wrap ck:items-center ck:justify-between ck:gap-x-6 ck:gap-y-3',
      )}
    >
      <div className="ck:flex ck:min-w-0 ck:flex-col ck:gap-0.5">
        <Heading id={titleId} {...slot('billingPageTitle', 'ck:text-2xl ck:font-semibold ck:tracking-tight')}>
          {t('billingPage.title')}
        </Heading>
        <p {...slot('billingPageDescription', 'ck:text-muted')}>{t('billingPage.description')}</p>
      </div>
      {buyFor ? (
        <Button onClick={onBuy} slot="billingPageBuy" variant="primary">
          <Icon name="plus" />
          <span className="ck:min-w-0">{t('billingPage.buy', { credits: buyFor.name })}</span>
        </Button>
      ) : null}
      {model.status === 'loading' ? <Skeleton className="ck:h-10 ck:w-[11em] ck:rounded-md" /> : null}
    </header>
  )
}

/** As high as the tabs, and as the top of most of what is in them. */
function Loading() {
  const t = useMessages()
  return (
    <div className="ck:flex ck:flex-col ck:gap-6">
      <div className="ck:flex ck:min-h-10 ck:items-center ck:gap-6 ck:border-b ck:border-border">
        <Skeleton className="ck:w-[6em]" />
        <Skeleton className="ck:w-[8em]" />
        <Skeleton className="ck:w-[6em]" />
      </div>
      <Card>
        <div className="ck:flex ck:min-h-[180px] ck:flex-col ck:gap-5 ck:p-5 ck:@md:p-6">
          <Skeleton className="ck:w-[8em]" />
          <p className="ck:text-3xl">
            <Skeleton className="ck:w-[6em]" />
          </p>
        </div>
      </Card>
      <VisuallyHidden>{t('billingPage.loading')}</VisuallyHidden>
    </div>
  )
}

type ElsewhereModel = Exclude<BillingPageModel, { status: 'loading' | 'ready' }>

function Elsewhere({
  model,
  isRetrying,
  onRetry,
}: Pick<BillingPageViewProps, 'isRetrying' | 'onRetry'> & { readonly model: ElsewhereModel }) {
  const t = useMessages()
  switch (model.status) {
    case 'empty':
      return (
        <Card>
          <EmptyState icon="wallet" title={t('billingPage.emptyTitle')}>
            {t('billingPage.emptyHint')}
          </EmptyState>
        </Card>
      )
    case 'error':
      return (
        <Card>
          <div role="alert" className="ck:block">
            <EmptyState
              actions={
                model.canRetry ? (
                  <Button loading={isRetrying} onClick={onRetry}>
                    {t('common.retry')}
                  </Button>
                ) : undefined
              }
              icon={model.isOffline ? 'wifi' : 'alert'}
              title={t('billingPage.errorTitle')}
            >
              {t(model.message)}
              <FailureReference {...model} isSmall />
            </EmptyState>
          </div>
        </Card>
      )
    default:
      return (
        <Card>
          <EmptyState icon="lock" title={t(`billingPage.${model.status}.title`)}>
            {t(`billingPage.${model.status}.hint`)}
          </EmptyState>
        </Card>
      )
  }
}
