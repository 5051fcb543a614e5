import type { ReactNode } from 'react'
import { useMessages, useSlot } from '../../provider/index'
import type { AutoTopUpModel } from './auto-top-up.model'

/** What the rule has bought, and when it buys next; nothing where none of it is known. */
export function RuleFacts({ model }: { readonly model: Extract<AutoTopUpModel, { status: 'ready' }> }) {
  const t = useMessages()
  const slot = useSlot()
  const { month, last, next } = model
  if (!month && !last && !next) return null
  return (
    <dl className="ck:flex ck:flex-col ck:gap-4 ck:border-t ck:border-border ck:pt-5 ck:text-sm">
      {month ? (
        <div
          {...slot(
            'autoTopUpMonth',
            'ck:grid ck:grid-cols-[auto_minmax(0,1fr)] ck:items-baseline ck:gap-x-4 ck:gap-y-2',
          )}
        >
          <dt className="ck:text-muted">{t('autoTopUp.month')}</dt>
          <dd className="ck:text-end ck:font-medium ck:tabular-nums">{t('autoTopUp.monthOf', month)}</dd>
          <dd
            aria-hidden="true"
            className="ck:col-span-2 ck:block ck:h-1.5 ck:overflow-hidden ck:rounded-pill ck:bg-active ck:forced-colors:border"
          >
            <span
              className={`ck:block ck:h-full ck:rounded-pill ck:forced-colors:bg-[CanvasText] ${model.standing === 'limit_reached' ? 'ck:bg-warning' : 'ck:bg-primary'}`}
              style={{ inlineSize: `${month.percent}%` }}
            />
          </dd>
        </div>
      ) : null}
      {next ? (
        <Fact name={t('autoTopUp.next')}>
          {next.kind === 'due' ? t('autoTopUp.nextDue') : t('autoTopUp.nextAfter', { credits: next.credits })}
        </Fact>
      ) : null}
      {last ? <Fact name={t('autoTopUp.last')}>{t('autoTopUp.lastOf', last)}</Fact> : null}
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="ck:flex ck:flex-wrap ck:items-baseline ck:justify-between ck:gap-x-4 ck:gap-y-0.5">
      <dt className="ck:text-muted">{name}</dt>
      <dd className="ck:min-w-0 ck:font-medium ck:tabular-nums">{children}</dd>
    </div>
  )
}
