import type { ReactNode } from 'react'
import { figures } from '../../parts/figures'
import { Badge, Skeleton } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { ReceiptLine, ReceiptStanding, ReceiptText } from './purchase-receipt.model'

const tones = {
  paid: 'success',
  partially_refunded: 'warning',
  refunded: 'neutral',
  disputed: 'danger',
} as const satisfies Record<ReceiptStanding, string>

const head = 'ck:pb-2 ck:align-bottom ck:text-sm ck:font-normal ck:text-muted'
/** As high as a badge, which may stand in it. */
const label = 'ck:flex ck:min-h-[22px] ck:flex-wrap ck:items-center ck:gap-x-2 ck:gap-y-1'
/** Where there is room for a column of credits; elsewhere they stand below the description. */
const wide = 'ck:hidden ck:@sm:table-cell ck:print:table-cell'

/** What was bought for how much, and what has become of the money. Null while it is on its way. */
export function ReceiptLines({ receipt }: { readonly receipt: ReceiptText | null }) {
  const t = useMessages()
  const slot = useSlot()
  return (
    <table {...slot('purchaseReceiptLines', 'ck:w-full')}>
      <caption className="ck:sr-only">{t('purchaseReceipt.lines')}</caption>
      <thead className="ck:table-header-group">
        <tr className="ck:table-row">
          <th className={`${head} ck:text-start`} scope="col">
            {t('purchaseReceipt.description')}
          </th>
          <th className={`${head} ${wide} ck:ps-4 ck:text-right`} scope="col">
            {t('purchaseReceipt.credits')}
          </th>
          <th className={`${head} ck:ps-4 ck:text-right`} scope="col">
            {t('purchaseReceipt.amount')}
          </th>
        </tr>
      </thead>
      <tbody className="ck:table-row-group">
        {receipt ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a receipt never change places.
          receipt.lines.map((line, index) => <Line key={index} line={line} />)
        ) : (
          <Line line={null} />
        )}
      </tbody>
      <tfoot className="ck:table-row-group">
        <Sum
          badge={receipt?.standing ? <Standing standing={receipt.standing} /> : null}
          isMain
          name={receipt ? t('purchaseReceipt.total', { currency: receipt.currency }) : null}
          value={receipt?.total ?? null}
        />
        {receipt?.refunded ? <Sum name={t('purchaseReceipt.refunded')} value={receipt.refunded} /> : null}
        {receipt?.remaining ? (
          <Sum isMain name={t('purchaseReceipt.remaining')} value={receipt.remaining} />
        ) : null}
      </tfoot>
    </table>
  )
}

function Line({ line }: { readonly line: ReceiptLine | null }) {
  const t = useMessages()
  return (
    <tr className="ck:table-row ck:border-t ck:border-border ck:align-top">
      <td className="ck:py-2.5 ck:[overflow-wrap:anywhere]">
        {line ? <bdi className="ck:inline">{line.description}</bdi> : <Skeleton className="ck:w-[10em]" />}
        <span className="ck:block ck:text-sm ck:text-muted ck:tabular-nums ck:@sm:hidden ck:print:hidden">
          {line ? (
            t('purchaseReceipt.creditsOf', { credits: line.credits })
          ) : (
            <Skeleton className="ck:w-[5em]" />
          )}
        </span>
      </td>
      <td className={`${figures} ${wide} ck:py-2.5 ck:ps-4`}>
        {line?.credits ?? <Skeleton className="ck:w-[3em]" />}
      </td>
      <td className={`${figures} ck:py-2.5 ck:ps-4`}>{line?.price ?? <Skeleton className="ck:w-[4em]" />}</td>
    </tr>
  )
}

interface SumProps {
  readonly name: string | null
  readonly value: string | null
  readonly badge?: ReactNode
  readonly isMain?: boolean
}

function Sum({ name, value, badge, isMain }: SumProps) {
  const slot = useSlot()
  const weight = isMain ? 'ck:font-semibold' : 'ck:font-normal ck:text-muted'
  return (
    <tr
      {...slot(
        'purchaseReceiptTotal',
        `ck:table-row ck:align-top ${isMain ? 'ck:border-t ck:border-border' : ''}`,
      )}
    >
      {name === null ? (
        <td className="ck:py-2.5">
          <span className={label}>
            <Skeleton className="ck:w-[6em]" />
          </span>
        </td>
      ) : (
        <th className={`${weight} ck:py-2.5 ck:text-start`} scope="row">
          <span className={label}>
            <span className="ck:block">{name}</span>
            {badge}
          </span>
        </th>
      )}
      <td className={wide} />
      <td className={`${weight} ${figures} ck:py-2.5 ck:ps-4`}>
        {value ?? <Skeleton className="ck:w-[4em]" />}
      </td>
    </tr>
  )
}

function Standing({ standing }: { readonly standing: ReceiptStanding }) {
  const t = useMessages()
  return <Badge tone={tones[standing]}>{t(`purchaseReceipt.standing.${standing}`)}</Badge>
}
