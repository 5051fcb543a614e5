import { type AuditEntry, type Branding, isNegative, type Wallet } from '@creditkit/contract'
import { useId } from 'react'
import { walletUnit } from '../../format/index'
import { Button, RelativeTime, Skeleton } from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import { walletOf } from './adjust-form.model'
import type { AdminAdjustModel } from './admin-adjust.model'
import { LoadFault } from './admin-adjust.view'

/** What the log takes. */
export interface AdjustLogViewProps {
  readonly entries: readonly AuditEntry[]
  readonly wallets: readonly Wallet[]
  readonly branding: Branding | null
  readonly isLoading: boolean
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly onLoadMore: () => void
  readonly fault: Extract<AdminAdjustModel, { status: 'error' }> | null
  readonly onRetry: () => void
}

/** Draws the changes by hand: when, by whom, how much, and why. */
export function AdjustLogView(props: AdjustLogViewProps) {
  const { entries, isLoading, fault, onRetry, hasMore, isLoadingMore, onLoadMore } = props
  const t = useMessages()
  const slot = useSlot()
  const titleId = useId()
  return (
    <section
      aria-labelledby={titleId}
      {...slot('adminAdjustLog', 'ck:flex ck:flex-col ck:gap-3 ck:border-t ck:border-border ck:pt-6')}
    >
      <h3 className="ck:font-medium" id={titleId}>
        {t('adminAdjust.log')}
      </h3>
      {fault ? <LoadFault fault={fault} onRetry={onRetry} /> : null}
      {isLoading ? <Skeleton className="ck:h-10 ck:w-full" /> : null}
      {!isLoading && !fault && entries.length === 0 ? (
        <p className="ck:text-muted">{t('adminAdjust.logEmpty')}</p>
      ) : null}
      {entries.length > 0 ? (
        <ul className="ck:flex ck:flex-col ck:divide-y ck:divide-border">
          {entries.map((entry) => (
            <Entry entry={entry} key={entry.id} {...props} />
          ))}
        </ul>
      ) : null}
      {hasMore ? (
        <Button loading={isLoadingMore} onClick={onLoadMore} size="sm">
          {t('adminAdjust.logMore')}
        </Button>
      ) : null}
    </section>
  )
}

function Entry({ entry, wallets, branding }: AdjustLogViewProps & { readonly entry: AuditEntry }) {
  const t = useMessages()
  const format = useFormat()
  const wallet = entry.walletId === undefined ? undefined : walletOf(wallets, entry.walletId)
  const { amount, actor, reason } = entry
  return (
    <li className="ck:flex ck:items-baseline ck:gap-4 ck:py-2.5">
      <span className="ck:flex ck:min-w-0 ck:flex-1 ck:flex-col">
        <span className="ck:break-words">{t('adminAdjust.logBy', { actor: actor.name, reason })}</span>
        <span className="ck:text-sm ck:text-muted">
          <RelativeTime at={entry.createdAt} />
        </span>
      </span>
      {amount && wallet && branding ? (
        <span
          className={`ck:shrink-0 ck:font-medium ck:tabular-nums ${isNegative(amount) ? '' : 'ck:text-success-text'}`}
        >
          {format.credits(amount, walletUnit(branding, wallet), { sign: 'always' })}
        </span>
      ) : null}
    </li>
  )
}
