import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { auditRecord, balanceRecord, configRecord, userRecord } from '../query/testing/records'
import { createScriptedBackend, deferred, problem } from '../query/testing/scripted-backend'
import { expectQuietConsole, mount } from './testing/mount'
import { useAdminUserCredits, useAdminUsers, useAudit } from './use-admin'

expectQuietConsole()

function Users({ q }: { q: string }) {
  const { items, isPending, isStale, error } = useAdminUsers(q)
  const names = items.map(({ name }) => name).join(' ')
  return (
    <p data-testid="users">
      {error?.code ?? (isPending ? 'pending' : `${names} ${isStale ? 'of before' : 'now'}`)}
    </p>
  )
}

function UserCredits({ userId }: { userId: string | null }) {
  const { data, isPending } = useAdminUserCredits(userId)
  const shown = data === null ? 'nobody chosen' : data?.user.name
  return <p data-testid="credits">{isPending ? 'pending' : shown}</p>
}

function Audit() {
  return (
    <p data-testid="audit">
      {useAudit()
        .items.map(({ reason }) => reason)
        .join(' ')}
    </p>
  )
}

const users = () => screen.getByTestId('users').textContent
const page = (...names: string[]) => ({ items: names.map(userRecord), nextCursor: null })

describe('useAdminUsers', () => {
  test('keeps the rows of the question before while the answer to the new one is on its way', async () => {
    const backend = createScriptedBackend({ getConfig: () => configRecord() })
    const answers = { a: deferred<unknown>(), ad: deferred<unknown>() }
    backend.on('adminListUsers', ({ query }) => (query.q === 'ad' ? answers.ad.promise : answers.a.promise))
    const { show } = mount(<Users q="a" />, backend)
    expect(users()).toBe('pending')
    await act(async () => answers.a.resolve(page('ada', 'grace')))
    await waitFor(() => expect(users()).toBe('ada grace now'))
    show(<Users q="ad" />)
    expect(users()).toBe('ada grace of before')
    await act(async () => answers.ad.resolve(page('ada')))
    await waitFor(() => expect(users()).toBe('ada now'))
  })

  test('a late answer to an older question is dropped, and its request aborted', async () => {
    const backend = createScriptedBackend({ getConfig: () => configRecord() })
    const answers = { a: deferred<unknown>(), ad: deferred<unknown>() }
    backend.on('adminListUsers', ({ query }) => (query.q === 'ad' ? answers.ad.promise : answers.a.promise))
    const { show } = mount(<Users q="a" />, backend)
    await waitFor(() => expect(backend.count('adminListUsers')).toBe(1))
    show(<Users q="ad" />)
    await waitFor(() => expect(backend.count('adminListUsers')).toBe(2))
    expect(backend.requests[0]?.signal?.aborted).toBe(true)
    await act(async () => answers.ad.resolve(page('ada')))
    await waitFor(() => expect(users()).toBe('ada now'))
    await act(async () => answers.a.resolve(page('late')))
    await act(async () => {})
    expect(users()).toBe('ada now')
  })

  test('rows of another account are never kept', async () => {
    const backend = createScriptedBackend({ getConfig: () => configRecord() })
    backend.on('adminListUsers', ({ count }) => (count === 1 ? page('secret') : new Promise(() => {})))
    const { show } = mount(<Users q="" />, backend)
    await waitFor(() => expect(users()).toBe('secret now'))
    show(<Users q="" />, { session: { accountId: 'account-bob' } })
    expect(users()).toBe('pending')
  })

  test('blanks around a question do not make it another one', async () => {
    const backend = createScriptedBackend({ adminListUsers: () => page('ada') })
    mount(
      <>
        <Users q="ada" />
        <UserCredits userId={null} />
      </>,
      backend,
    )
    await waitFor(() => expect(users()).toBe('ada now'))
    expect(backend.requests[0]?.query).toEqual({ q: 'ada' })
  })

  test('somebody without the role is told so', async () => {
    mount(<Users q="" />, createScriptedBackend({ adminListUsers: () => problem('forbidden', {}) }))
    await waitFor(() => expect(users()).toBe('forbidden'))
  })
})

describe('useAdminUserCredits and useAudit', () => {
  test('nobody chosen is null and asks nothing; somebody chosen is loaded', async () => {
    const backend = createScriptedBackend({
      adminGetUserCredits: ({ params }) => ({
        user: userRecord(params.userId ?? ''),
        balances: [balanceRecord(1)],
        transactions: { items: [], nextCursor: null },
      }),
    })
    const { show } = mount(<UserCredits userId={null} />, backend)
    expect(screen.getByTestId('credits').textContent).toBe('nobody chosen')
    expect(backend.requests).toEqual([])
    show(<UserCredits userId="grace" />)
    expect(screen.getByTestId('credits').textContent).toBe('pending')
    await waitFor(() => expect(screen.getByTestId('credits').textContent).toBe('grace'))
  })

  test('the audit trail is a list like any other', async () => {
    const backend = createScriptedBackend({
      adminListAudit: () => ({ items: [auditRecord('goodwill'), auditRecord('refund')], nextCursor: null }),
    })
    mount(<Audit />, backend)
    await waitFor(() => expect(screen.getByTestId('audit').textContent).toBe('goodwill refund'))
  })
})
