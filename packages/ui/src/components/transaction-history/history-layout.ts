import { figures } from '../../parts/figures'
import type { HistoryWidths } from './history-widths.model'

/**
 * How the lines lie in their columns: a card of a few lines, a row of two lines where there is more room, a row of one line
 * where there is plenty. The columns are the same in every row, whatever is in it, so that none moves when others come by;
 * those of figures are as wide as the table says in digits (`--ck-history-amount`, `--ck-history-balance`), and gone where
 * it does not. Figures that are very long stand below each other, and below the rest on a card.
 */
export interface HistoryLayout {
  /** A transaction, and one that is still loading. */
  readonly row: string
  /** The headings of the columns; in cards they are heard only. */
  readonly head: string
  readonly cells: { readonly [Cell in HistoryCell]: string }
  /** For headings of what stands in a second line: they are heard only. */
  readonly unseen: { readonly [Cell in HistoryCell]?: string }
}

/** The cells of a row; `typeAlone` and `walletAlone` are those of a transaction whose type is all the name it has. */
export type HistoryCell =
  | 'date'
  | 'what'
  | 'type'
  | 'typeAlone'
  | 'wallet'
  | 'walletAlone'
  | 'amount'
  | 'balance'
  | 'noBalance'
  | 'open'

/** Longer figures than this leave no room for words beside them. */
const LONG_FIGURE = 14

/** Whether figures are so long that they stand below each other. */
export function hasLongFigures({ amount, balance }: HistoryWidths): boolean {
  return Math.max(amount, balance) > LONG_FIGURE
}

/** The layout for figures so wide. */
export function layoutFor(widths: HistoryWidths): HistoryLayout {
  return hasLongFigures(widths) ? longFigures : usual
}

const padding = 'ck:px-5 ck:@md:px-6'
const row = `${padding} ck:relative ck:grid ck:min-h-[53px] ck:content-center ck:items-start ck:border-t ck:border-border ck:py-2.5 ck:-outline-offset-2 ck:outline-focus ck:break-inside-avoid ck:@2xl:items-center`
const head = `${padding} ck:grid ck:min-h-9 ck:content-center ck:items-center`

const date =
  'ck:col-start-1 ck:row-start-2 ck:ps-11 ck:text-sm ck:whitespace-nowrap ck:text-muted ck:tabular-nums ck:@2xl:row-start-1 ck:@2xl:row-span-2 ck:@2xl:ps-0 ck:@2xl:text-base'
const what =
  'ck:relative ck:col-span-3 ck:col-start-1 ck:row-start-1 ck:flex ck:flex-wrap ck:items-center ck:gap-x-2 ck:ps-11 ck:@2xl:col-span-2 ck:@2xl:col-start-2'
const type =
  'ck:col-span-3 ck:col-start-2 ck:row-start-2 ck:text-sm ck:text-muted ck:@md:col-span-1 ck:@md:col-start-2 ck:@2xl:ps-11'
// Signs that are seen only: what they say is said by the cells, and where browsers know how, they are not read out.
const typeDot =
  'ck:@max-2xl:before:mx-1.5 ck:@max-2xl:before:content-["·"] ck:supports-[content:""/""]:@max-2xl:before:content-["·"_/_""]'
const wallet =
  'ck:col-span-3 ck:col-start-1 ck:row-start-3 ck:break-words ck:text-sm ck:text-muted ck:@max-md:ps-11 ck:@md:col-span-1 ck:@md:col-start-3 ck:@md:row-start-2 ck:@md:before:mx-1.5 ck:@md:before:content-["·"] ck:supports-[content:""/""]:@md:before:content-["·"_/_""]'
// Below the name, where the type would be.
const alone = 'ck:@2xl:col-start-2 ck:@2xl:col-span-2 ck:@2xl:ps-11 ck:@2xl:before:content-none!'
// A column of figures where there are columns; on a card they stand at its end.
const figure = `${figures} ck:@max-2xl:text-end`
const open = 'ck:col-end-[-1] ck:row-span-2 ck:row-start-1 ck:self-center ck:text-end ck:print:hidden'
const noBalance = 'ck:before:content-["–"] ck:supports-[content:""/""]:before:content-["–"_/_""]'

const columns =
  'ck:grid-cols-[auto_fit-content(45%)_minmax(0,1fr)_auto_32px] ck:@2xl:grid-cols-[5.75em_fit-content(50%)_minmax(0,1fr)_var(--ck-history-amount)_var(--ck-history-balance,)_36px] ck:@4xl:grid-cols-[5.75em_minmax(0,1fr)_10.5em_var(--ck-history-wallet,)_var(--ck-history-amount)_var(--ck-history-balance,)_36px]'
const inLine = 'ck:@4xl:col-auto ck:@4xl:row-auto'
const usual: HistoryLayout = {
  row: `${row} ${columns}`,
  head: `${head} ${columns}`,
  cells: {
    date: `${date} ${inLine}`,
    what: `${what} ${inLine} ck:@4xl:min-h-8`,
    type: `${type} ${typeDot} ${inLine} ck:@4xl:ps-3 ck:@4xl:text-base`,
    typeAlone: `${type} ${inLine} ck:@max-4xl:sr-only ck:@4xl:ps-3 ck:@4xl:text-base`,
    wallet: `${wallet} ${inLine} ck:@4xl:ps-3 ck:@4xl:text-base ck:@4xl:before:content-none!`,
    walletAlone: `${wallet} ${alone} ${inLine} ck:@4xl:ps-3 ck:@4xl:text-base`,
    amount: `${figure} ck:col-start-4 ck:row-start-1 ck:ps-3 ck:font-medium ck:@2xl:row-span-2 ${inLine}`,
    balance: `${figure} ck:col-start-4 ck:row-start-3 ck:ps-3 ck:text-sm ck:text-muted ck:@md:row-start-2 ck:@2xl:col-start-5 ck:@2xl:row-start-1 ck:@2xl:row-span-2 ck:@2xl:text-base ${inLine}`,
    noBalance,
    open: `${open} ${inLine}`,
  },
  unseen: { type: 'ck:@max-4xl:sr-only', wallet: 'ck:@max-4xl:sr-only' },
}

const longColumns =
  'ck:grid-cols-[auto_fit-content(45%)_minmax(0,1fr)_auto_32px] ck:@2xl:grid-cols-[5.75em_fit-content(50%)_minmax(0,1fr)_var(--ck-history-amount)_36px]'
const longFigures: HistoryLayout = {
  row: `${row} ${longColumns}`,
  head: `${head} ${longColumns}`,
  cells: {
    date,
    what,
    type: `${type} ${typeDot}`,
    typeAlone: `${type} ck:sr-only`,
    wallet,
    walletAlone: `${wallet} ${alone}`,
    amount: `${figure} ck:col-span-5 ck:col-start-1 ck:row-start-4 ck:font-medium ck:@2xl:col-span-1 ck:@2xl:col-start-4 ck:@2xl:row-start-1`,
    balance: `${figure} ck:col-span-5 ck:col-start-1 ck:row-start-5 ck:text-sm ck:text-muted ck:@2xl:col-span-1 ck:@2xl:col-start-4 ck:@2xl:row-start-2`,
    noBalance,
    open,
  },
  unseen: { type: 'ck:sr-only', wallet: 'ck:sr-only', balance: 'ck:sr-only' },
}
