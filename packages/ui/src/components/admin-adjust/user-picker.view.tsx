import type { User } from '@creditkit/contract'
import { useId, useRef, useState } from 'react'
import {
  Button,
  Field,
  focusRing,
  Icon,
  Input,
  SettledAnnouncement,
  Skeleton,
  useEffectBeforePaint,
} from '../../parts/index'
import { useFormat, useMessages, useSlot } from '../../provider/index'
import type { AdminAdjustModel } from './admin-adjust.model'
import { LoadFault } from './admin-adjust.view'

const row =
  'ck:flex ck:min-h-11 ck:w-full ck:cursor-pointer ck:items-center ck:gap-3 ck:bg-background ck:px-4 ck:py-2 ck:text-start ck:transition-colors ck:hover:bg-hover ck:focus-visible:-outline-offset-2'

/** What the search for a customer takes. */
export interface UserPickerViewProps {
  readonly text: string
  readonly onTextChange: (text: string) => void
  /** What the users answer to; it lags behind the text while somebody types. */
  readonly query: string
  readonly users: readonly User[]
  readonly isLoading: boolean
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly onLoadMore: () => void
  readonly fault: Extract<AdminAdjustModel, { status: 'error' }> | null
  readonly onRetry: () => void
  readonly chosen: User | null
  readonly onChoose: (user: User | null) => void
}

/** Draws the search, or the customer once one is chosen. */
export function UserPickerView(props: UserPickerViewProps) {
  const { chosen, onChoose } = props
  const [isChanging, setChanging] = useState(false)
  if (!chosen) return <Search {...props} focus={isChanging} />
  return (
    <Chosen
      onChange={() => {
        setChanging(true)
        onChoose(null)
      }}
      user={chosen}
    />
  )
}

/** The customer whom the rest is about. It takes the focus from the list that it was chosen from, and says its name. */
function Chosen({ user, onChange }: { readonly user: User; readonly onChange: () => void }) {
  const t = useMessages()
  const slot = useSlot()
  const nameId = useId()
  const root = useRef<HTMLDivElement>(null)
  useEffectBeforePaint(() => root.current?.focus(), [])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a customer is not a fieldset.
    <div
      ref={root}
      aria-labelledby={nameId}
      role="group"
      tabIndex={-1}
      {...slot(
        'adminAdjustUser',
        'ck:flex ck:items-center ck:gap-3 ck:rounded-md ck:border ck:border-border ck:bg-subtle ck:px-4 ck:py-3 ck:outline-none',
      )}
    >
      <span className="ck:flex ck:text-muted">
        <Icon className="ck:size-5" name="user" />
      </span>
      <span className="ck:flex ck:min-w-0 ck:flex-1 ck:flex-col">
        <span className="ck:font-medium" id={nameId}>
          {user.name}
        </span>
        <span className="ck:text-sm ck:break-words ck:text-muted">{user.email}</span>
      </span>
      <Button onClick={onChange} size="sm">
        {t('adminAdjust.userChange')}
      </Button>
    </div>
  )
}

function Search(props: UserPickerViewProps & { readonly focus: boolean }) {
  const { text, onTextChange, query, users, isLoading, fault, onRetry, onChoose, focus } = props
  const t = useMessages()
  const format = useFormat()
  const input = useRef<HTMLInputElement>(null)
  useEffectBeforePaint(() => {
    if (focus) input.current?.focus()
  }, [focus])
  // Nobody has searched yet, or what was found before is still there: only what stays is said.
  const count = format.number(users.length)
  const found = query === '' ? '' : t.plural('adminAdjust.userCount', users.length, { count })
  const isEmpty = !isLoading && !fault && users.length === 0
  return (
    <div className="ck:flex ck:flex-col ck:gap-3">
      <Field hint={t('adminAdjust.userHint')} label={t('adminAdjust.user')}>
        <Input
          autoComplete="off"
          onChange={(event) => onTextChange(event.currentTarget.value)}
          ref={input}
          start={<Icon name="search" />}
          type="search"
          value={text}
        />
      </Field>
      {fault ? <LoadFault fault={fault} onRetry={onRetry} /> : null}
      {isLoading ? <Skeleton className="ck:h-16 ck:w-full" /> : null}
      {isEmpty ? <p className="ck:text-muted">{t('adminAdjust.userNone', { query })}</p> : null}
      {users.length > 0 ? (
        <ul
          aria-label={t('adminAdjust.userMatches')}
          className="ck:flex ck:flex-col ck:divide-y ck:divide-border ck:overflow-hidden ck:rounded-md ck:border ck:border-border"
        >
          {users.map((user) => (
            <li className="ck:flex" key={user.id}>
              <button className={`${row} ${focusRing}`} onClick={() => onChoose(user)} type="button">
                <span className="ck:flex ck:min-w-0 ck:flex-1 ck:flex-wrap ck:items-baseline ck:justify-between ck:gap-x-3">
                  <span className="ck:min-w-0 ck:font-medium ck:break-words">{user.name}</span>
                  <span className="ck:min-w-0 ck:text-sm ck:break-words ck:text-muted">{user.email}</span>
                </span>
                <Icon className="ck:size-4 ck:shrink-0 ck:text-muted" name="chevron-right" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {props.hasMore ? (
        <Button loading={props.isLoadingMore} onClick={props.onLoadMore}>
          {t('adminAdjust.userMore')}
        </Button>
      ) : null}
      <SettledAnnouncement text={isLoading ? null : found} />
    </div>
  )
}
