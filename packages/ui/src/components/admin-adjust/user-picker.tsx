import { useAdminUsers } from '@creditkit/client/react'
import type { User } from '@creditkit/contract'
import { useEffect, useState } from 'react'
import { toLoadFault } from './admin-adjust.model'
import { UserPickerView } from './user-picker.view'

const TYPING_MS = 200

/** Finds a customer. A late answer to an earlier search never replaces a newer one. */
export function UserPicker({
  chosen,
  onChoose,
}: {
  readonly chosen: User | null
  readonly onChoose: (user: User | null) => void
}) {
  const [text, setText] = useState('')
  const query = useSettled(text.trim())
  const users = useAdminUsers(query)
  return (
    <UserPickerView
      chosen={chosen}
      fault={users.error && users.data === undefined ? toLoadFault(users.error) : null}
      hasMore={users.hasMore}
      isLoading={users.isPending}
      isLoadingMore={users.isLoadingMore}
      onChoose={onChoose}
      onLoadMore={users.loadMore}
      onRetry={users.refetch}
      onTextChange={setText}
      query={query}
      text={text}
      users={users.items}
    />
  )
}

/** The text as it was when typing last paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
