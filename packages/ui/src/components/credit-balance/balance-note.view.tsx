import { Icon } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { BalanceNote } from './balance-lines.model'

const icons = { expiring: 'clock', pending: 'clock', held: 'lock' } as const

/** The one thing that matters most about a balance, and what can be done about it. */
export function BalanceNoteText({
  note,
  canBuy,
}: {
  readonly note: BalanceNote
  /** Whether a way to buy is offered beside it. */
  readonly canBuy: boolean
}) {
  const t = useMessages()
  const slot = useSlot()
  if (!('quantity' in note)) {
    const hint = `creditBalance.${note.kind}Hint` as const
    const look = slot('creditBalanceNote', 'ck:text-muted', { kind: note.kind })
    return <p {...look}>{t(canBuy ? `${hint}Buy` : hint)}</p>
  }
  return (
    <p {...slot('creditBalanceNote', 'ck:flex ck:items-start ck:gap-1.5 ck:text-muted', { kind: note.kind })}>
      <Icon className="ck:mt-[0.2em] ck:size-4" name={icons[note.kind]} />
      <span className="ck:min-w-0">
        {note.kind === 'expiring'
          ? t.plural('creditBalance.note.expiring', note.count, note)
          : t.plural(`creditBalance.note.${note.kind}`, note.count, note)}
      </span>
    </p>
  )
}
