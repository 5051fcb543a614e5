import type { Wallet } from '@creditkit/contract'
import { type ReactNode, useId } from 'react'
import {
  Button,
  Card,
  CardBody,
  CardHeader,
  EmptyState,
  LoadFailure,
  Skeleton,
  VisuallyHidden,
} from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { AdminAdjustModel } from './admin-adjust.model'

/** What the frame of the screen takes. */
export interface AdminAdjustViewProps {
  readonly model: AdminAdjustModel
  readonly onRetry: () => void
  /** Draws the form, once it is known that there is one. */
  readonly children: (wallets: readonly Wallet[]) => ReactNode
}

/** Draws the frame of the screen, and what stands in it while there is no form. */
export function AdminAdjustView({ model, onRetry, children }: AdminAdjustViewProps) {
  const t = useMessages()
  const slot = useSlot()
  const titleId = useId()
  return (
    <section
      aria-busy={model.status === 'loading'}
      aria-labelledby={titleId}
      {...slot('adminAdjust', 'ck:block', { status: model.status })}
      data-state={model.status}
    >
      <Card>
        <CardHeader
          description={t('adminAdjust.description')}
          title={t('adminAdjust.title')}
          titleId={titleId}
        />
        <CardBody>
          <div className="ck:flex ck:flex-col ck:gap-6">
            {model.status === 'ready' ? children(model.wallets) : <Closed model={model} onRetry={onRetry} />}
          </div>
        </CardBody>
      </Card>
    </section>
  )
}

function Closed({
  model,
  onRetry,
}: {
  readonly model: Exclude<AdminAdjustModel, { status: 'ready' }>
  readonly onRetry: () => void
}) {
  const t = useMessages()
  if (model.status === 'loading') return <FormSkeleton />
  if (model.status === 'forbidden') {
    return (
      <EmptyState icon="lock" title={t('adminAdjust.forbiddenTitle')}>
        {t('adminAdjust.forbidden')}
      </EmptyState>
    )
  }
  return <LoadFault fault={model} onRetry={onRetry} />
}

/** Says that something could not be loaded, and how to go on. */
export function LoadFault({
  fault,
  onRetry,
}: {
  readonly fault: Extract<AdminAdjustModel, { status: 'error' }>
  readonly onRetry: () => void
}) {
  const t = useMessages()
  return (
    <LoadFailure
      failure={fault}
      retry={
        <Button onClick={onRetry} size="sm">
          {t('common.retry')}
        </Button>
      }
      title={t('adminAdjust.errorTitle')}
    />
  )
}

/** The place of the form while it is loading. */
export function FormSkeleton() {
  const t = useMessages()
  return (
    <div className="ck:flex ck:flex-col ck:gap-5">
      <VisuallyHidden>{t('adminAdjust.loading')}</VisuallyHidden>
      <Skeleton className="ck:h-5 ck:w-28" />
      <Skeleton className="ck:h-10 ck:w-full" />
      <Skeleton className="ck:h-24 ck:w-full" />
    </div>
  )
}
