/**
 * How the lines lie in their columns: a card of two lines, a row of two where there is more room, a row of one line where
 * there is plenty. The columns are the same in every row, whatever is in it, so that none moves when others come by; those
 * of figures are as wide as the table says in digits (`--ck-history-amount`, `--ck-history-balance`), and gone where it does not.
 */
const columns =
  'ck:grid ck:grid-cols-[auto_fit-content(45%)_minmax(0,1fr)_auto_32px] ck:@2xl:grid-cols-[5.75em_fit-content(50%)_minmax(0,1fr)_var(--ck-history-amount)_var(--ck-history-balance,)_36px] ck:@4xl:grid-cols-[5.75em_minmax(0,1fr)_10.5em_var(--ck-history-wallet,)_var(--ck-history-amount)_var(--ck-history-balance,)_36px]'
const padding = 'ck:px-5 ck:@md:px-6'

/** A transaction, and one that is still loading. */
export const rowLayout = `${columns} ${padding} ck:relative ck:content-center ck:items-start ck:border-t ck:border-border ck:py-2.5 ck:min-h-[53px] ck:-outline-offset-2 ck:outline-focus ck:break-inside-avoid ck:@2xl:items-center`

/** The headings of the columns; in cards they are heard only. */
export const headLayout = `${columns} ${padding} ck:min-h-9 ck:items-center`

const line = 'ck:@4xl:col-auto ck:@4xl:row-auto'
const dot = 'ck:@md:before:mx-1.5 ck:@md:before:content-["·"]'
const type =
  'ck:col-start-2 ck:row-start-2 ck:text-sm ck:text-muted ck:@2xl:ps-11 ck:@4xl:ps-3 ck:@4xl:text-base'
/** How each cell lies in its row. */
export const cellLayout = {
  date: `ck:col-start-1 ck:row-start-2 ck:ps-11 ck:text-sm ck:whitespace-nowrap ck:text-muted ck:tabular-nums ck:@2xl:row-start-1 ck:@2xl:row-span-2 ck:@2xl:ps-0 ck:@2xl:text-base ${line}`,
  what: `ck:relative ck:col-span-3 ck:col-start-1 ck:row-start-1 ck:flex ck:flex-wrap ck:items-center ck:gap-x-2 ck:ps-11 ck:@2xl:col-span-2 ck:@2xl:col-start-2 ${line} ck:@4xl:min-h-8`,
  type: `${type} ck:@max-2xl:before:mx-1.5 ck:@max-2xl:before:content-["·"] ${line}`,
  /** Of a transaction that has no other name than its type. */
  typeAlone: `${type} ck:@max-4xl:sr-only ${line}`,
  wallet: `ck:col-span-3 ck:col-start-1 ck:row-start-3 ck:truncate ck:text-sm ck:text-muted ck:@max-md:ps-11 ck:@md:col-span-1 ck:@md:col-start-3 ck:@md:row-start-2 ${dot} ck:@4xl:ps-3 ck:@4xl:text-base ck:@4xl:before:content-none! ${line}`,
  amount: `ck:col-start-4 ck:row-start-1 ck:ps-3 ck:text-end ck:font-medium ck:whitespace-nowrap ck:tabular-nums ck:@2xl:row-span-2 ${line}`,
  balance: `ck:col-start-4 ck:row-start-3 ck:ps-3 ck:text-end ck:text-sm ck:whitespace-nowrap ck:text-muted ck:tabular-nums ck:@md:row-start-2 ck:@2xl:col-start-5 ck:@2xl:row-start-1 ck:@2xl:row-span-2 ck:@2xl:text-base ${line}`,
  noBalance: 'ck:before:content-["–"]',
  open: `ck:col-end-[-1] ck:row-span-2 ck:row-start-1 ck:self-center ck:text-end ${line} ck:print:hidden`,
}
