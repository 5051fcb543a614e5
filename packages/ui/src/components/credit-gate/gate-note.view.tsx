import { Icon, Skeleton } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { CreditGateModel, GateBalance } from './credit-gate.model'
import { useGateNews } from './use-gate-texts'

/** What the line under the button takes. */
export interface GateNoteProps {
  readonly id: string
  readonly model: CreditGateModel
  readonly runningLabel: string | undefined
  readonly showBalance: boolean
}

/** One line under the button, there in every state: what goes on, and the balance. */
export function GateNote({ id, model, runningLabel, showBalance }: GateNoteProps) {
  const t = useMessages()
  const slot = useSlot()
  const news = useGateNews(model, runningLabel)
  const isClosed = model.status === 'signed_out' || model.status === 'forbidden'
  const saysMore = isClosed || showBalance
  // The panel says it all.
  const isInPanel = model.status === 'error' || model.status === 'blocked'
  if (isInPanel || !(saysMore || news)) return <span className="ck:hidden" id={id} />
  return (
    <p
      id={id}
      {...slot(
        'creditGateNote',
        'ck:flex ck:min-h-[1.45em] ck:flex-wrap ck:items-center ck:gap-x-2 ck:gap-y-0.5 ck:text-sm ck:text-muted ck:tabular-nums',
      )}
    >
      {news === null ? null : (
        <span className="ck:inline-flex ck:items-start ck:gap-1.5 ck:text-foreground">
          {model.status === 'succeeded' ? (
            <Icon className="ck:mt-0.5 ck:size-4 ck:text-success-text" name="check-circle" />
          ) : null}
          <span className="ck:min-w-0">{news}</span>
        </span>
      )}
      {model.status === 'running' ? (
        <span className="ck:inline">{t('creditGate.running.aside', { credits: model.aside })}</span>
      ) : saysMore ? (
        <Balance model={model} />
      ) : null}
    </p>
  )
}

function Balance({ model }: { readonly model: CreditGateModel }) {
  const t = useMessages()
  if (model.status === 'loading') return <Skeleton className="ck:w-[11em]" />
  if (model.status === 'signed_out') return <span className="ck:inline">{t('creditGate.signedOut')}</span>
  if (model.status === 'forbidden') return <span className="ck:inline">{t('creditGate.forbidden')}</span>
  return model.status === 'error' ? null : <KnownBalance balance={model.balance} />
}

function KnownBalance({ balance }: { readonly balance: GateBalance }) {
  const t = useMessages()
  if (balance.kind === 'loading') return <Skeleton className="ck:w-[11em]" />
  if (balance.kind === 'unknown') return <span className="ck:inline">{t('creditGate.balance.unknown')}</span>
  const { credits, rest } = balance
  const isShort = rest?.kind === 'missing'
  return (
    <span className={isShort ? 'ck:text-warning-text' : 'ck:inline'}>
      {t(isShort ? 'creditGate.balance.short' : 'creditGate.balance', { credits })}
    </span>
  )
}
