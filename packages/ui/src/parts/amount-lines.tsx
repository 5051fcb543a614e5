/** A line of an account: what it is, and how much, written out. `isSum` stands below a rule, what the lines above come to. */
export interface AmountLine {
  readonly term: string
  readonly value: string
  readonly isSum?: boolean | undefined
}

/** A few amounts below one another, the last of them perhaps what they come to. Long ones wrap below their names. */
export function AmountLines({ lines }: { readonly lines: readonly AmountLine[] }) {
  return (
    <dl className="ck:flex ck:flex-col ck:gap-2 ck:tabular-nums">
      {lines.map(({ term, value, isSum }) => (
        <div
          className={`ck:flex ck:flex-wrap ck:items-baseline ck:justify-between ck:gap-x-4 ${isSum ? 'ck:border-t ck:border-border ck:pt-2 ck:font-semibold' : ''}`}
          key={term}
        >
          <dt className={isSum ? 'ck:block' : 'ck:text-muted'}>{term}</dt>
          <dd className="ck:ms-auto ck:min-w-0 ck:text-end ck:break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
