import type { ReactNode } from 'react'
import { sharedRows } from '../../parts/card'
import { Button, Card, EmptyState, LoadFailure, Skeleton, VisuallyHidden } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { DualBalanceFault, DualBalanceModel, PlacedWallet } from './dual-balance.model'

/** What the drawing of the wallets takes. */
export interface DualBalanceViewProps {
  readonly model: DualBalanceModel
  /** Whether somebody has asked for it to be loaded again, and it is on its way. */
  readonly isRefreshing: boolean
  readonly onRefresh: () => void
  /** Draws the card of one wallet. */
  readonly children: (place: PlacedWallet) => ReactNode
}

/** Measures itself for the cards, which share rows and cannot; as wide as a card where nobody says how wide. */
const section = 'ck:@container ck:flex ck:flex-col ck:gap-4 ck:[contain-intrinsic-inline-size:288px]'
/** As many columns as there is room for: cards of one size, one column in a narrow place. */
const grid = 'ck:grid ck:grid-cols-[repeat(auto-fit,minmax(min(100%,300px),1fr))] ck:gap-4'

/** Three rows for each (its name, its number, all that is below), shared by those that stand beside each other, where the browser knows how. */
const cell = 'ck:row-span-3 ck:grid ck:min-w-0 ck:grid-cols-1 ck:grid-rows-subgrid'

/** Draws the wallets side by side. */
export function DualBalanceView({ model, children, ...actions }: DualBalanceViewProps) {
  const t = useMessages()
  const slot = useSlot()
  return (
    <section
      aria-busy={model.status === 'loading'}
      aria-label={t('dualBalance.title')}
      {...slot('dualBalance', section, { status: model.status })}
      data-state={model.status}
    >
      {model.status === 'loading' ? <LoadingCards /> : null}
      {model.status === 'empty' ? (
        <Card>
          <EmptyState icon="wallet" title={t('dualBalance.emptyTitle')}>
            {t('dualBalance.emptyHint')}
          </EmptyState>
        </Card>
      ) : null}
      {model.status === 'error' ? <Fault fault={model.fault} {...actions} /> : null}
      {model.status === 'ready' ? (
        <>
          {model.fault ? <Fault fault={model.fault} {...actions} /> : null}
          <ol className={grid}>
            {model.wallets.map((place) => (
              <li className={cell} key={place.wallet.id}>
                {children(place)}
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </section>
  )
}

function Fault(
  props: { readonly fault: DualBalanceFault } & Pick<DualBalanceViewProps, 'isRefreshing' | 'onRefresh'>,
) {
  const t = useMessages()
  return (
    <LoadFailure
      failure={props.fault}
      retry={
        <Button loading={props.isRefreshing} onClick={props.onRefresh} size="sm">
          {t('common.retry')}
        </Button>
      }
      title={t('dualBalance.errorTitle')}
    />
  )
}

function LoadingCards() {
  const t = useMessages()
  return (
    <div className={grid}>
      <LoadingCard />
      <LoadingCard />
      <VisuallyHidden>{t('dualBalance.loading')}</VisuallyHidden>
    </div>
  )
}

/** As high as a card without an outage: name and turn, number, a purpose of a few words, rate and one line more, action. */
function LoadingCard() {
  return (
    <div className={cell}>
      <Card inRows>
        <div className={`${sharedRows} ck:p-5 ck:@md:p-6`}>
          <div className="ck:flex ck:min-h-10 ck:items-center ck:gap-3">
            <Skeleton className="ck:size-9 ck:rounded-md" />
            <Skeleton className="ck:w-[8em]" />
          </div>
          <div className="ck:flex ck:flex-col ck:gap-1.5">
            <p className="ck:text-3xl">
              <Skeleton className="ck:w-[5em]" />
            </p>
            <p className="ck:block">
              <Skeleton className="ck:w-[12em] ck:max-w-full" />{' '}
              <Skeleton className="ck:w-[11em] ck:max-w-full" />
            </p>
          </div>
          <div className="ck:flex ck:flex-col ck:gap-4">
            <p className="ck:min-h-[5.2em] ck:border-t ck:border-border ck:pt-4 ck:text-sm">
              <Skeleton />
            </p>
            <Skeleton className="ck:h-10 ck:w-[11em] ck:rounded-md" />
          </div>
        </div>
      </Card>
    </div>
  )
}
