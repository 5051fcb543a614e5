import type { ReactNode } from 'react'
import { CopyButton, Icon, VisuallyHidden } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { HistoryFact, HistoryRow } from './history-row.model'
import { useTypeText } from './history-type.view'

/** What the drawing of the details takes. */
export interface HistoryDetailsViewProps {
  readonly row: HistoryRow
  /** The transaction that is related to it; null for none. */
  readonly related: ReactNode
  /** What can be done with it; null for nothing. */
  readonly actions: ReactNode
}

/** Descriptions longer than this may not be whole in the row, which shows two lines of them. */
const CUT_OFF_FROM = 40

/** Everything there is to know of a transaction: in columns where there is room. */
export function HistoryDetailsView({ row, related, actions }: HistoryDetailsViewProps) {
  const t = useMessages()
  const slot = useSlot()
  const typeText = useTypeText()
  const { facts, provider, balance } = row.details
  return (
    <div
      {...slot(
        'transactionHistoryDetails',
        'ck:flex ck:flex-col ck:gap-4 ck:px-5 ck:pt-1 ck:pb-5 ck:@md:px-6 ck:@md:ps-[68px] ck:@2xl:ps-[calc(5.75em+68px)]',
      )}
    >
      {row.description && row.description.length > CUT_OFF_FROM ? (
        <p className="ck:max-w-[70ch] ck:break-words">{row.description}</p>
      ) : null}
      <dl className="ck:grid ck:grid-cols-1 ck:gap-x-8 ck:gap-y-3 ck:text-sm ck:@lg:grid-cols-2 ck:@4xl:grid-cols-3">
        <Fact name={t('transactionHistory.detail.type')}>{typeText(row.type)}</Fact>
        <Fact name={t('transactionHistory.detail.status')}>
          {t(`transactionHistory.statusLong.${row.status}`)}
        </Fact>
        {balance ? (
          <Fact name={t('transactionHistory.detail.balance')}>
            <span
              aria-hidden="true"
              className="ck:flex ck:flex-wrap ck:items-center ck:gap-x-1.5 ck:tabular-nums"
            >
              {balance.before}
              <Icon className="ck:size-3.5 ck:text-muted" name="arrow-right" />
              {balance.after}
            </span>
            <VisuallyHidden>{t('transactionHistory.detail.beforeAfter', balance)}</VisuallyHidden>
          </Fact>
        ) : null}
        {provider ? (
          <Fact name={t('transactionHistory.detail.provider')}>
            {t(`transactionHistory.provider.${provider}`)}
          </Fact>
        ) : null}
        {facts.map((fact) => (
          <Fact key={fact.kind} name={t(`transactionHistory.detail.${fact.kind}`)}>
            <FactText fact={fact} />
          </Fact>
        ))}
      </dl>
      {related}
      {actions ? <div className="ck:flex ck:flex-wrap ck:gap-2 ck:print:hidden">{actions}</div> : null}
    </div>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="ck:flex ck:min-w-0 ck:flex-col ck:gap-0.5">
      <dt className="ck:text-muted">{name}</dt>
      <dd className="ck:min-w-0 ck:break-words">{children}</dd>
    </div>
  )
}

function FactText({ fact }: { readonly fact: HistoryFact }) {
  const t = useMessages()
  if (!fact.copy) return <span className="ck:tabular-nums">{fact.text}</span>
  return (
    <span className="ck:flex ck:items-center ck:gap-1">
      <span className="ck:min-w-0 ck:font-mono ck:text-xs ck:tracking-tight ck:[overflow-wrap:anywhere]">
        {fact.text}
      </span>
      <span className="ck:-my-1.5 ck:flex ck:shrink-0 ck:print:hidden">
        <CopyButton
          label={t('transactionHistory.copyOf', { what: t(`transactionHistory.detail.${fact.kind}`) })}
          text={fact.text}
          words={{
            copy: t('transactionHistory.copy'),
            copied: t('transactionHistory.copied'),
            notCopied: t('transactionHistory.notCopied'),
          }}
        />
      </span>
    </span>
  )
}
