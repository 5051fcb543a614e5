import { Button, Icon, Skeleton } from '../../parts/index'
import { useMessages } from '../../provider/index'
import { useResetText } from './meter-texts'
import type { UsageDashboardViewProps } from './usage-dashboard.props'

/** What the card is, when its meters begin anew, and what can be done with all of them. */
export function Head(props: UsageDashboardViewProps & { readonly titleId: string }) {
  const { model, titleId } = props
  const t = useMessages()
  const reset = useResetText()(model.status === 'ready' ? model.reset : null)
  return (
    <div className="ck:flex ck:flex-col ck:gap-0.5">
      <div className="ck:flex ck:flex-wrap ck:items-center ck:justify-between ck:gap-x-4 ck:gap-y-2">
        <h2 className="ck:min-w-0 ck:text-lg ck:leading-8 ck:font-semibold ck:tracking-tight" id={titleId}>
          {t('usageDashboard.title')}
        </h2>
        {model.status === 'ready' || model.status === 'loading' ? <Actions {...props} /> : null}
      </div>
      {reset === null ? null : <p className="ck:text-sm ck:break-words ck:text-muted">{reset}</p>}
      {model.status === 'loading' ? (
        <p className="ck:text-sm">
          <Skeleton className="ck:w-[15em] ck:max-w-full" />
        </p>
      ) : null}
    </div>
  )
}

function Actions({ isRefreshing, onRefresh, onAddCredits }: UsageDashboardViewProps) {
  const t = useMessages()
  return (
    <div className="ck:flex ck:min-h-8 ck:grow ck:items-center ck:justify-end ck:gap-2 ck:print:hidden">
      {onAddCredits ? (
        <Button onClick={onAddCredits} size="sm" slot="usageDashboardAdd">
          <Icon name="plus" />
          {t('usageDashboard.add')}
        </Button>
      ) : null}
      <Button
        aria-label={t('usageDashboard.refresh')}
        loading={isRefreshing}
        onClick={onRefresh}
        size="icon"
        slot="usageDashboardRefresh"
        variant="ghost"
      >
        <Icon name="refresh" />
      </Button>
    </div>
  )
}
