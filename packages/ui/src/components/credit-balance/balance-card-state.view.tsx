import type { ReactNode } from 'react'
import { FailureReference, Icon, LevelBadge, LiveQuantity, Skeleton } from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import { BalanceNoteText } from './balance-note.view'
import type { CreditBalanceModel } from './credit-balance.model'

/** The number and a line on it, or why there is none: two places of one size, whatever stands there. */
export function BalanceCardState({
  model,
  canBuy,
}: {
  readonly model: CreditBalanceModel
  readonly canBuy: boolean
}) {
  const t = useMessages()
  switch (model.status) {
    case 'loading':
      return (
        <Places>
          <p className={number}>
            <Skeleton className="ck:w-[6em] ck:text-3xl" />
          </p>
          <p className="ck:block">
            <Skeleton className="ck:w-[18em] ck:max-w-full" />
          </p>
        </Places>
      )
    case 'ready':
      return (
        <Places>
          <Headline model={model} />
          {model.note ? (
            <BalanceNoteText canBuy={canBuy && model.wallet.canBuy} note={model.note} />
          ) : (
            <p className="ck:text-muted">{model.wallet.description}</p>
          )}
        </Places>
      )
    case 'unavailable': {
      const { lastKnown, wallet } = model
      return (
        <Places isTrouble>
          <Trouble>{t('creditBalance.unavailableTitle', { wallet: wallet.name })}</Trouble>
          <p className="ck:text-muted">{t('creditBalance.unavailableHint')}</p>
          {lastKnown ? (
            <p className="ck:text-muted">
              {t('creditBalance.lastKnown', { credits: lastKnown.text, time: lastKnown.asOf })}
            </p>
          ) : null}
        </Places>
      )
    }
    case 'missing':
      return <p className="ck:text-muted">{t('creditBalance.missing')}</p>
    case 'error':
      return (
        <Places isTrouble>
          <Trouble>{t('creditBalance.errorTitle')}</Trouble>
          <p className="ck:text-muted">{t(model.message)}</p>
          <FailureReference {...model} isSmall />
        </Places>
      )
  }
}

/** One height, whatever stands there. */
const number = 'ck:flex ck:min-h-[2.7em] ck:flex-wrap ck:items-baseline ck:gap-x-2 ck:gap-y-1'

/** As high as a large number and a line of text, which takes two in a narrow card. */
function Places({ children, isTrouble }: { readonly children: ReactNode; readonly isTrouble?: boolean }) {
  const look = 'ck:flex ck:min-h-[6.2em] ck:flex-col ck:gap-1.5 ck:@sm:min-h-[4.7em]'
  return (
    <div className={look} role={isTrouble ? 'alert' : undefined}>
      {children}
    </div>
  )
}

function Trouble({ children }: { readonly children: string }) {
  return (
    <p className="ck:flex ck:min-h-[2.36em] ck:items-center ck:gap-2 ck:text-lg ck:font-medium">
      <Icon className="ck:size-5 ck:text-warning-text" name="alert" />
      <span className="ck:min-w-0">{children}</span>
    </p>
  )
}

function Headline({ model }: { readonly model: Extract<CreditBalanceModel, { status: 'ready' }> }) {
  const format = useFormat()
  const slot = useSlot()
  const { available, unit, level } = model
  const look = `${sizeFor(model.quantity)} ck:font-semibold ck:tracking-tighter`
  return (
    <p className={number}>
      <span {...slot('creditBalanceAmount', look, { level })}>
        <LiveQuantity value={available} />
      </span>
      <span {...slot('creditBalanceUnit', 'ck:min-w-0 ck:text-lg ck:break-words ck:text-muted')}>
        {format.unit(available, unit)}
      </span>
      <LevelBadge level={level} />
    </p>
  )
}

/** The largest balance there is fits a narrow card. */
function sizeFor({ length }: string): string {
  if (length <= 12) return 'ck:text-3xl'
  return length <= 16 ? 'ck:text-xl ck:@sm:text-2xl' : 'ck:text-lg ck:@sm:text-xl'
}
