import type { Purchase } from '@creditkit/contract'
import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { atSecond, configRecord, credits, purchaseRecord, transactionRecord } from '../query/testing/records'
import { createScriptedBackend, problem } from '../query/testing/scripted-backend'
import { expectQuietConsole, mount } from './testing/mount'
import { useLiveEvents } from './use-live-events'
import { useLiveStatus } from './use-live-status'
import { useReceipt } from './use-receipt'
import { useTransaction } from './use-transaction'

expectQuietConsole()

const receipt = (purchase: Purchase) => ({
  number: '2026-0001',
  issuedAt: atSecond(1),
  seller: { name: 'Nordlys', address: ['Oslo'] },
  buyer: { name: 'Ada' },
  purchase,
  lines: [{ description: 'Credits', credits: credits(10), price: purchase.price }],
  total: purchase.price,
  refunded: purchase.refunded ?? { ...purchase.price, minor: 0 },
})

function Receipt() {
  const { data, error } = useReceipt('purchase-1')
  return <output>{error?.code ?? (data ? `${data.number} ${data.refunded.minor}` : 'pending')}</output>
}

function Transaction() {
  const { data, error } = useTransaction(transactionRecord(1).id)
  return <output>{error?.code ?? data?.status ?? 'pending'}</output>
}

function Status({ heard = [] }: { heard?: string[] }) {
  useLiveEvents(({ id }) => heard.push(id))
  return <p>status {useLiveStatus()}</p>
}

const shown = () => screen.getByRole('status').textContent

test('a receipt is asked for again when its purchase has been refunded', async () => {
  const paid = purchaseRecord({ status: 'succeeded' })
  const refunded = purchaseRecord({ status: 'refunded', refunded: paid.price, updatedAt: atSecond(9) })
  const backend = createScriptedBackend({
    getConfig: () => configRecord(),
    getReceipt: ({ count }) => receipt(count === 1 ? paid : refunded),
  })
  mount(
    <>
      <Status />
      <Receipt />
    </>,
    backend,
    { live: true },
  )
  await screen.findByText('status live')
  await waitFor(() => expect(shown()).toBe('2026-0001 0'))
  act(() => backend.send({ type: 'purchase.updated', data: refunded }))
  await waitFor(() => expect(shown()).toBe('2026-0001 1000'))
})

test('a purchase that is not credited has no receipt, and says so', async () => {
  const backend = createScriptedBackend({
    getReceipt: () => problem('invalid_state', { from: 'processing', to: 'succeeded' }),
  })
  mount(<Receipt />, backend)
  await waitFor(() => expect(shown()).toBe('invalid_state'))
})

test('a transaction stays current by what is told of it, and no older word replaces a newer one', async () => {
  const pending = transactionRecord(1, { status: 'pending' })
  const heard: string[] = []
  const backend = createScriptedBackend({ getTransaction: () => pending })
  mount(
    <>
      <Status heard={heard} />
      <Transaction />
    </>,
    backend,
    { live: true },
  )
  await screen.findByText('status live')
  await waitFor(() => expect(shown()).toBe('pending'))
  const completed = transactionRecord(1, { status: 'completed', updatedAt: atSecond(5) })
  const older = transactionRecord(1, { status: 'failed', updatedAt: atSecond(-5) })
  act(() => backend.send({ type: 'transaction.updated', data: older }))
  await waitFor(() => expect(heard).toHaveLength(1))
  expect(shown()).toBe('pending')
  act(() => backend.send({ type: 'transaction.updated', data: completed }))
  await waitFor(() => expect(shown()).toBe('completed'))
  expect(backend.count('getTransaction')).toBe(1)
})

test('a transaction that there is not is not_found', async () => {
  mount(<Transaction />, createScriptedBackend())
  await waitFor(() => expect(shown()).toBe('not_found'))
})
