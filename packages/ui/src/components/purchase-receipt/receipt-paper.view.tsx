import { forwardRef, type ReactNode } from 'react'
import { CopyButton, Skeleton } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { ReceiptText } from './purchase-receipt.model'
import { ReceiptLines } from './receipt-lines.view'

/** What the paper takes. */
export interface ReceiptPaperProps {
  /** Null while it is on its way: then the paper is as large as most receipts are. */
  readonly receipt: ReceiptText | null
  /** Shows its title in print only, where what is around the paper says it on the screen. */
  readonly isTitled?: boolean | undefined
  readonly titleId?: string | undefined
}

/** The receipt itself, as it is read and as it is printed. */
export const ReceiptPaper = /* @__PURE__ */ forwardRef<HTMLDivElement, ReceiptPaperProps>(
  function ReceiptPaper(props, ref) {
    const { receipt, isTitled, titleId } = props
    const t = useMessages()
    const slot = useSlot()
    return (
      <div ref={ref} {...slot('purchaseReceiptPaper', 'ck:@container ck:block ck:select-text')}>
        <div className="ck:flex ck:flex-col ck:gap-6">
          <h2
            className={`ck:text-xl ck:font-semibold ck:tracking-tight ${isTitled ? 'ck:hidden ck:print:block' : 'ck:block'}`}
            id={titleId}
          >
            {t('purchaseReceipt.title')}
          </h2>
          <Facts>
            <Fact
              aside={receipt ? <Copy text={receipt.number} what="Number" /> : null}
              name={t('purchaseReceipt.number')}
            >
              {receipt?.number ?? <Skeleton className="ck:w-[9em]" />}
            </Fact>
            <Fact name={t('purchaseReceipt.date')}>
              {receipt?.date ?? <Skeleton className="ck:w-[7em]" />}
            </Fact>
            <Fact name={t('purchaseReceipt.seller')}>
              <Party {...(receipt ? sellerLines(receipt, t) : A_SELLER)} />
            </Fact>
            <Fact name={t('purchaseReceipt.buyer')}>
              <Party {...(receipt ? buyerLines(receipt) : A_BUYER)} />
            </Fact>
          </Facts>
          <ReceiptLines receipt={receipt} />
          <Facts>
            <Fact name={t('purchaseReceipt.paidWith')}>
              {receipt ? (
                t(`purchaseReceipt.provider.${receipt.provider}`)
              ) : (
                <Skeleton className="ck:w-[7em]" />
              )}
            </Fact>
            <Fact
              aside={receipt ? <Copy text={receipt.purchaseId} what="Purchase" /> : null}
              name={t('purchaseReceipt.purchase')}
            >
              {receipt ? (
                <span className="ck:font-mono ck:text-xs ck:tracking-tight ck:[overflow-wrap:anywhere]">
                  {receipt.purchaseId}
                </span>
              ) : (
                <Skeleton className="ck:w-[14em] ck:max-w-full" />
              )}
            </Fact>
          </Facts>
        </div>
      </div>
    )
  },
)

/** The lines under a name; null stands for one that is on its way. */
interface PartyLines {
  readonly name: string | null
  readonly lines: readonly (string | null)[]
}

const A_SELLER: PartyLines = { name: null, lines: [null, null, null, null] }
const A_BUYER: PartyLines = { name: null, lines: [null] }

function sellerLines({ seller }: ReceiptText, t: ReturnType<typeof useMessages>): PartyLines {
  const taxId = seller.taxId === null ? [] : [t('purchaseReceipt.taxId', { taxId: seller.taxId })]
  return { name: seller.name, lines: [...seller.address, ...taxId] }
}

function buyerLines({ buyer }: ReceiptText): PartyLines {
  return { name: buyer.name, lines: buyer.email === null ? [] : [buyer.email] }
}

function Party({ name, lines }: PartyLines) {
  return (
    <>
      <span className="ck:block ck:font-medium">
        {name === null ? <Skeleton className="ck:w-[10em]" /> : <bdi className="ck:inline">{name}</bdi>}
      </span>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of an address have no other identity.
        <span className="ck:block" key={index}>
          {line === null ? <Skeleton className="ck:w-[8em]" /> : <bdi className="ck:inline">{line}</bdi>}
        </span>
      ))}
    </>
  )
}

function Facts({ children }: { readonly children: ReactNode }) {
  return (
    <dl className="ck:grid ck:grid-cols-1 ck:gap-x-8 ck:gap-y-5 ck:@sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)] ck:print:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
      {children}
    </dl>
  )
}

function Fact({
  name,
  aside,
  children,
}: {
  readonly name: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className="ck:flex ck:min-w-0 ck:flex-col ck:gap-0.5">
      <dt className="ck:text-sm ck:text-muted">{name}</dt>
      <dd className="ck:flex ck:min-w-0 ck:items-start ck:gap-1">
        <span className="ck:block ck:min-w-0 ck:tabular-nums ck:[overflow-wrap:anywhere]">{children}</span>
        {aside ? <span className="ck:-my-1.5 ck:flex ck:shrink-0 ck:print:hidden">{aside}</span> : null}
      </dd>
    </div>
  )
}

function Copy({ text, what }: { readonly text: string; readonly what: 'Number' | 'Purchase' }) {
  const t = useMessages()
  const words = {
    copy: t('purchaseReceipt.copy'),
    copied: t('purchaseReceipt.copied'),
    notCopied: t('purchaseReceipt.notCopied'),
  }
  return <CopyButton label={t(`purchaseReceipt.copy${what}`)} text={text} words={words} />
}
