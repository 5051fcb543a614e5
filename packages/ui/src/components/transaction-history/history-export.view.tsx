import type { ReactNode } from 'react'
import { Button, Icon, isFirstPress, LiveRegion, Spinner } from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import type { HistoryExportModel } from './history-export.model'
import type { HistoryExport } from './use-history-export'

/** Starts an export of everything that the filters let through, or stops it. */
export function ExportButton({
  model,
  start,
  disabled,
}: Pick<HistoryExport, 'model' | 'start'> & { readonly disabled: boolean }) {
  const t = useMessages()
  return (
    <Button
      disabled={disabled}
      loading={model.status === 'pending'}
      onClick={(event) => {
        // A short history is saved before the second press of a double click, which means the same file.
        if (isFirstPress(event)) start()
      }}
      size="sm"
      slot="transactionHistoryExport"
      variant="secondary"
    >
      <Icon name="download" />
      {t('transactionHistory.export')}
    </Button>
  )
}

/** What has become of the export, with the way on. The number of rows is seen as it grows, and heard when it stands. */
export function ExportState({ model, retry, cancel, dismiss }: HistoryExport) {
  const t = useMessages()
  const text = useExportText()
  return (
    <>
      <LiveRegion>
        {model.status === 'pending' ? t('transactionHistory.export.begun') : text(model)}
      </LiveRegion>
      {model.status === 'idle' ? null : (
        <Strip icon={<StateIcon status={model.status} />} status={model.status} text={text(model)}>
          {model.status === 'pending' ? (
            <Button onClick={cancel} size="sm" variant="ghost">
              {t('common.cancel')}
            </Button>
          ) : (
            <>
              {model.status === 'failed' && model.canRetry ? (
                <Button onClick={retry} size="sm">
                  {t('common.retry')}
                </Button>
              ) : null}
              <Button
                aria-label={t('transactionHistory.export.dismiss')}
                onClick={dismiss}
                size="icon"
                variant="ghost"
              >
                <Icon name="close" />
              </Button>
            </>
          )}
        </Strip>
      )}
    </>
  )
}

function Strip(props: {
  readonly status: HistoryExportModel['status']
  readonly icon: ReactNode
  readonly text: string
  readonly children: ReactNode
}) {
  const slot = useSlot()
  const look =
    'ck:mx-5 ck:mt-3 ck:flex ck:min-h-11 ck:items-center ck:gap-2.5 ck:rounded-md ck:border ck:border-border ck:bg-subtle ck:py-1 ck:ps-3 ck:pe-1.5 ck:text-sm ck:@md:mx-6 ck:print:hidden'
  return (
    <div {...slot('transactionHistoryExportState', look, { status: props.status })} data-state={props.status}>
      {props.icon}
      <p className="ck:min-w-0 ck:flex-1 ck:break-words ck:tabular-nums">{props.text}</p>
      {props.children}
    </div>
  )
}

function StateIcon({ status }: { readonly status: HistoryExportModel['status'] }) {
  switch (status) {
    case 'pending':
      return <Spinner />
    case 'saved':
      return <Icon className="ck:size-4 ck:text-success-text" name="check-circle" />
    case 'failed':
      return <Icon className="ck:size-4 ck:text-danger-text" name="alert" />
    default:
      return <Icon className="ck:size-4 ck:text-muted" name="info" />
  }
}

function useExportText(): (model: HistoryExportModel) => string {
  const t = useMessages()
  const format = useFormat()
  return (model) => {
    switch (model.status) {
      case 'idle':
        return ''
      case 'pending':
        return t.plural('transactionHistory.export.progress', model.rows, {
          count: format.number(model.rows),
        })
      case 'saved':
        return t.plural('transactionHistory.export.saved', model.rows, {
          count: format.number(model.rows),
          file: model.fileName,
        })
      case 'failed':
        return t('transactionHistory.export.failed', { reason: t(model.message) })
      default:
        return t(`transactionHistory.export.${model.status}`)
    }
  }
}
